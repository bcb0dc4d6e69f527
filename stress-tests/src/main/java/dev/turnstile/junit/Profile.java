package dev.turnstile.junit;

import java.util.Locale;
import org.apiguardian.api.API;

/** How much to run. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Profile {
    /** For a first look: seconds for a subject. */
    QUICK,
    /** The default, for a gate on a small machine. */
    CI,
    /** For the night. */
    NIGHTLY;

    /** Returns its name in options. */
    String option() {
        return name().toLowerCase(Locale.ROOT);
    }
}
