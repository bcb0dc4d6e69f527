package dev.turnstile.evidence;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The parts of a scenario. */
public enum ScenarioPart {
    /** What runs before the threads start. */
    INIT,
    /** What the threads do at the same time. */
    PARALLEL,
    /** What runs after they have ended. */
    POST;

    /** Returns the name in evidence. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
