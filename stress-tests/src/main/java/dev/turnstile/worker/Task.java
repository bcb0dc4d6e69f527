package dev.turnstile.worker;

import dev.turnstile.engine.Budget;
import dev.turnstile.evidence.ReplayToken;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One subject for one engine.
 *
 * @param purpose what to do with it
 * @param subject the subject's binary name
 * @param budget how much to run
 * @param guard the time, see {@link Budget#guard}, by which its worker is given up. That of the whole campaign, however little is left to
 *     run: to read the code of a large library takes as long for a little as for much
 * @param seed of the scenarios
 * @param shelf the directory in which the workers of a campaign leave the scenarios that they have chosen; {@code null} for a task of
 *     its own
 * @param replay the counterexample to show again; {@code null} to check the subject
 */
public record Task(
        Purpose purpose,
        String subject,
        Budget budget,
        Duration guard,
        long seed,
        @Nullable String shelf,
        @Nullable ReplayToken replay) {
    /** A task whose worker is given up by its budget's own guard. */
    public Task(
            Purpose purpose,
            String subject,
            Budget budget,
            long seed,
            @Nullable String shelf,
            @Nullable ReplayToken replay) {
        this(purpose, subject, budget, budget.guard(), seed, shelf, replay);
    }

    /** What an engine can do with a subject. */
    public enum Purpose {
        /** What can be done for a check beforehand; answered by evidence that says nothing. */
        PREPARE,
        /** Check it, or show a counterexample again. */
        CHECK
    }
}
