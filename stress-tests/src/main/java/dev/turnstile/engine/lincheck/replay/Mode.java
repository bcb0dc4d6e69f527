package dev.turnstile.engine.lincheck.replay;

import dev.turnstile.explore.Explorer;
import java.util.List;

/**
 * Which schedules are explored. Part of a replay token.
 *
 * @param preemptions the most preemptions of a schedule; negative for no bound
 * @param spuriousWakeUps threads may return from {@code wait} and {@code park} without a reason
 * @param sampled schedules are drawn, without end
 */
public record Mode(int preemptions, boolean spuriousWakeUps, boolean sampled) {
    /** Every schedule. */
    public static final Mode EVERY = new Mode(-1, false, false);

    /** Every schedule in which waits may also return without a reason. */
    public static final Mode SPURIOUS = new Mode(-1, true, false);

    /** Schedules that are drawn. */
    public static final Mode SAMPLED = new Mode(-1, false, true);

    /** The schedules with at most a number of preemptions. */
    public static Mode within(int preemptions) {
        return new Mode(preemptions, false, false);
    }

    /** Whether what was searched without a violation counts for a claim. */
    public boolean countsForClaims() {
        return !spuriousWakeUps && !sampled;
    }

    public boolean isBounded() {
        return preemptions >= 0;
    }

    /** An explorer of these schedules, whose first execution takes known choices. */
    public Explorer explorer(int maxSteps, List<Integer> choices) {
        return sampled ? Explorer.sampling(maxSteps, choices) : new Explorer(preemptions, maxSteps, choices);
    }
}
