package dev.turnstile.evidence;

import com.fasterxml.jackson.annotation.JsonValue;
import org.apiguardian.api.API;

/** The three engines. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum EngineName {
    /** JetBrains' Lincheck: its instrumentation, under an exploration of our own. */
    LINCHECK("lincheck"),
    /** OpenJDK's jcstress: runs small races millions of times, compiled in several ways, on the real hardware. */
    JCSTRESS("jcstress"),
    /** Scenarios of jqwik's generators, on real threads and processes. */
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
