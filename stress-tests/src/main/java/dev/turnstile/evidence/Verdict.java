package dev.turnstile.evidence;

import dev.turnstile.spec.Level;
import org.apiguardian.api.API;

/** The verdict on a subject, of all engines together. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Verdict {
    /** Broken, and an engine found a counterexample of the declared kind. */
    EXPOSED(true),
    /** Broken, and no engine found anything. */
    MISSED(false),
    /** Broken, and an engine found a fault of another kind. */
    MISLABELLED(false),
    /** Claims to be right, and an engine found a counterexample. */
    REFUTED(false),
    /** No violation, and every schedule within a stated bound was run; the bound has a {@link Level}. */
    PROVED(true),
    /** No violation in the executions that were made, but no engine ran every schedule within a bound. */
    CLEAN(true),
    /** No engine could decide. */
    INCONCLUSIVE(false),
    /** The subject needs a program that is not installed on this machine: nothing was checked. */
    NOT_INSTALLED(true);

    private final boolean passes;

    Verdict(boolean passes) {
        this.passes = passes;
    }

    /** Returns whether the gate lets a subject with this verdict through. */
    public boolean passes() {
        return passes;
    }
}
