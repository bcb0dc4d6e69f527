package dev.turnstile.evidence;

/** The verdict on a subject, of all engines together. */
public enum Verdict {
    /** Broken, and an engine found a counterexample of the declared kind. */
    EXPOSED(true),
    /** Broken, and no engine found anything. */
    MISSED(false),
    /** Broken, and what was found is of another kind. */
    MISLABELLED(false),
    /** Claims to be right, and an engine found a counterexample. */
    REFUTED(false),
    /** No violation, and every schedule within a stated bound was run; the bound has a {@link Level}. */
    PROVED(true),
    /** No violation, but the bound was not exhausted. */
    CLEAN(true),
    /** No engine could decide. */
    INCONCLUSIVE(false),
    /** A program that it needs is not installed on this machine: nothing was checked. */
    NOT_INSTALLED(true);

    private final boolean passes;

    Verdict(boolean passes) {
        this.passes = passes;
    }

    /** Whether the gate lets a subject with this verdict through. */
    public boolean passes() {
        return passes;
    }
}
