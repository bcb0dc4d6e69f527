package dev.turnstile.engine.lincheck.run;

import dev.turnstile.history.History;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.runner.InvocationResult;

/** The result of one execution. */
public sealed interface RunResult {
    /**
     * A history was seen.
     *
     * @param history what was seen, without times
     * @param hung whether a thread could not go on
     * @param failures what ended threads that the subject had started
     * @param result Lincheck's own record of it
     */
    record Seen(History history, boolean hung, List<Throwable> failures, InvocationResult result)
            implements RunResult {}

    /** It was equivalent to an earlier one, and given up. */
    record Redundant() implements RunResult {}

    /**
     * It was given up, so that not every schedule has been run.
     *
     * @param reason why, as a clause
     */
    record Cut(String reason) implements RunResult {}

    /**
     * Lincheck failed: nothing is known about the subject.
     *
     * @param reason how, as a clause
     */
    record Failed(String reason) implements RunResult {}
}
