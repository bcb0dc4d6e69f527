package dev.turnstile.evidence;

import com.fasterxml.jackson.annotation.JsonValue;

/** The three engines. */
public enum EngineName {
    /** JetBrains' Lincheck: explores interleavings one by one, under sequential consistency. */
    LINCHECK("lincheck"),
    /** OpenJDK's jcstress: runs small races millions of times, compiled in several ways, on the real hardware. */
    JCSTRESS("jcstress"),
    /** jqwik's generation and shrinking, on real threads. */
    JQWIK("jqwik");

    private final String id;

    EngineName(String id) {
        this.id = id;
    }

    /** The name in options, evidence and reports. */
    @JsonValue
    public String id() {
        return id;
    }
}
