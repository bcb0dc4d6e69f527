package dev.turnstile.worker;

import dev.turnstile.engine.Budget;
import dev.turnstile.evidence.ReplayToken;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One subject for one engine.
 *
 * @param purpose what to do with it
 * @param subject the subject's binary name
 * @param budget how much to run
 * @param guard the time limit of its worker, see {@link Budget#guard}. It is the whole campaign's, also if little is left
 *     to run, since reading the code of a large library always takes the same time
 * @param seed of the scenarios
 * @param shelf the directory in which the workers of a campaign leave the scenarios that they have chosen; {@code null} for a task of
 *     its own
 * @param replay the counterexample to show again; {@code null} to check the subject
 * @param operations names of operations: only scenarios with one of them are wanted. All scenarios are, if there are none
 */
public record Task(
        Purpose purpose,
        String subject,
        Budget budget,
        Duration guard,
        long seed,
        @Nullable String shelf,
        @Nullable ReplayToken replay,
        List<String> operations) {
    public Task {
        operations = List.copyOf(operations);
    }

    /** A task whose worker is given up by its budget's own guard. */
    public Task(
            Purpose purpose,
            String subject,
            Budget budget,
            long seed,
            @Nullable String shelf,
            @Nullable ReplayToken replay) {
        this(purpose, subject, budget, budget.guard(), seed, shelf, replay, List.of());
    }

    /** The kinds of work of an engine on a subject. */
    public enum Purpose {
        /** Prepares a check, and answers no evidence. */
        PREPARE,
        /** Checks it, or shows a counterexample again. */
        CHECK,
        /** Finds out whether anything exposes it. Nobody asks whether a fault that shows needs a race. */
        EXPOSE
    }
}
