package dev.turnstile.worker;

import dev.turnstile.engine.Budget;
import java.time.Duration;

/**
 * When a worker is given up.
 *
 * @param silence after so long without a sign of life
 * @param total after so long in all, however lively
 */
record Patience(Duration silence, Duration total) {
    /** For the start of a JVM and of its engine, on a busy machine. */
    static final Patience FOR_START = new Patience(Duration.ofSeconds(60), Duration.ofSeconds(60));

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);
    private static final int OVERTIME = 3;

    /** Engines keep to the guard themselves; this is for those that cannot. */
    static Patience with(Budget budget) {
        Duration guard = budget.guard();
        Duration silence = guard.compareTo(LONGEST_SILENCE) < 0 ? guard : LONGEST_SILENCE;
        return new Patience(silence, guard.multipliedBy(OVERTIME));
    }
}
