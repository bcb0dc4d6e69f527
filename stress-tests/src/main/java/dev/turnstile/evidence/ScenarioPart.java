package dev.turnstile.evidence;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The parts of a scenario. */
public enum ScenarioPart {
    /** The operations before the threads start. */
    INIT,
    /** The operations of the threads, at the same time. */
    PARALLEL,
    /** The operations after the threads have ended. */
    POST;

    /** Returns the name in evidence. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
