package dev.turnstile.worker;

import dev.turnstile.engine.Budget;
import java.time.Duration;

/**
 * When a worker is given up.
 *
 * @param silence the longest time without a sign of life
 * @param total the longest time in all, even with signs of life
 */
record TimeLimits(Duration silence, Duration total) {
    /** For the start of a JVM and of its engine, on a busy machine. Chosen: far more than an idle one needs. */
    static final TimeLimits FOR_START = new TimeLimits(Duration.ofSeconds(60), Duration.ofSeconds(60));

    /** Engines give signs of life all the time, so a JVM that gives none for this long is stuck. Chosen. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    /** Chosen: an engine that keeps to the guard, if late, is not silent for two. */
    private static final int SILENT_GUARDS = 2;

    /** More than engines give themselves. The three more are chosen, for what they do before and after. */
    private static final int TOTAL_GUARDS = Budget.GUARDS_WHERE_COUNTS_DECIDE + 3;

    /** Work that gives way to others may get a third of the time that it would have alone. */
    private static final int YIELDING = 3;

    /**
     * Engines keep to the guard by themselves, if late on a busy machine; this is for those that cannot.
     *
     * @param engines the guard that engines keep to
     */
    static TimeLimits with(Duration engines, boolean yielding) {
        Duration guard = yielding ? engines.multipliedBy(YIELDING) : engines;
        Duration silence = guard.multipliedBy(SILENT_GUARDS);
        Duration total = guard.multipliedBy(TOTAL_GUARDS);
        return new TimeLimits(silence.compareTo(LONGEST_SILENCE) < 0 ? silence : LONGEST_SILENCE, total);
    }
}
