package dev.turnstile.engine.lincheck;

/**
 * Which schedules are explored. Part of a replay token.
 *
 * @param preemptions the most preemptions of a schedule; negative for no bound
 * @param spuriousWakeUps threads may return from {@code wait} and {@code park} without a reason
 */
record Mode(int preemptions, boolean spuriousWakeUps) {
    /** Every schedule. */
    static final Mode EVERY = new Mode(-1, false);

    /** Every schedule in which waits may also return without a reason. */
    static final Mode SPURIOUS = new Mode(-1, true);

    /** The schedules with at most a number of preemptions. */
    static Mode within(int preemptions) {
        return new Mode(preemptions, false);
    }

    boolean isBounded() {
        return preemptions >= 0;
    }
}
