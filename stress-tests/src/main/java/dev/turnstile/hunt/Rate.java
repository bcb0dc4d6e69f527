package dev.turnstile.hunt;

import dev.turnstile.realthreads.batch.BatchResult;
import dev.turnstile.realthreads.batch.Limits;
import dev.turnstile.realthreads.batch.Violation;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.stage.Patience;
import java.time.Duration;

/**
 * How often runs of a scenario violate.
 *
 * @param violations how many did, of the kind that was asked for
 * @param runs of how many
 */
public record Rate(long violations, long runs) {
    /** A violation that has shown itself once in no more runs than this shows itself again. */
    private static final long ENOUGH_RUNS = 100;

    /** This number of violations tells the rate to about a quarter of it (one over the square root of their number). */
    private static final long ENOUGH_VIOLATIONS = 20;

    /** A hang costs a wait and two threads each time. */
    private static final long ENOUGH_HANGS = 3;

    private static final long MOST_RUNS = 50_000;
    private static final Duration TIME = Duration.ofMillis(700);

    /** The most runs to give up on while searching a blocking scenario for a violation. */
    public static final int MAX_GIVEN_UP = 30;

    /** Measures it; {@code known} is a violation of that scenario, and the only one in all its runs so far if there are no others. */
    public static Rate of(Violation known, Trials trials, long deadlineNanos) throws InterruptedException {
        Scenario scenario = known.witness().scenario();
        boolean hangs = known.hang() != null;
        long enough = hangs ? ENOUGH_HANGS : ENOUGH_VIOLATIONS;
        Limits limits = new Limits(Math.min(deadlineNanos, System.nanoTime() + TIME.toNanos()), MAX_GIVEN_UP);
        long violations = 0;
        long runs = 0;
        while (System.nanoTime() < limits.deadlineNanos()
                && violations < enough
                && !trials.isCrowded()
                && (runs < ENOUGH_RUNS || violations == 0)
                && runs < MOST_RUNS) {
            BatchResult result = trials.run(
                    scenario, known.kind(), MOST_RUNS, hangs ? Patience.GUESSING : Patience.ACCUSING, limits);
            runs += result.runsToViolation();
            if (result.violation() != null && result.violation().isLike(known)) violations++;
            if (result.failure() != null) break;
        }
        return violations == 0
                ? new Rate(1, Math.max(1, trials.coverage().runs(scenario)))
                : new Rate(violations, runs);
    }

    /** From 0 to 1. */
    public double value() {
        return (double) violations / runs;
    }
}
