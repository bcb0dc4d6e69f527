package dev.turnstile.engine.lincheck;

/**
 * How schedules are explored. Part of a replay token, since the numbering of the schedules depends on it.
 *
 * @param patient a thread counts as spinning for ever only after thousands of iterations instead of tens. Hangs of spinning threads cost
 *     many times as much then, so this is for confirming one.
 * @param spuriousWakeUps threads may return from {@code park} without having been unparked
 */
record Mode(boolean patient, boolean spuriousWakeUps) {
    /** The way to begin. */
    static final Mode BRISK = new Mode(false, false);

    /** After so many iterations of a loop without end, all threads spin. */
    int loopBound() {
        return patient ? 2_000 : 50;
    }

    /** Calls of a method inside itself, up to which it is taken to end. */
    int recursionBound() {
        return patient ? 500 : 50;
    }

    /** The same, but patient. */
    Mode patiently() {
        return new Mode(true, spuriousWakeUps);
    }
}
