package dev.turnstile.engine;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.ReplayToken;
import dev.turnstile.generation.ScenarioSpace;
import java.util.Optional;

/**
 * Runs scenarios on a subject and lets the judge decide. Runs inside a worker JVM that may be killed at any time; one task at a time.
 *
 * <p>A failure of the engine itself is thrown, never answered as a finding about the subject.
 */
public interface Engine {
    /** Which one it is. */
    EngineName name();

    /**
     * Returns the reason why it cannot apply to a subject, with any scenarios; empty if it may apply. It is asked before scenarios are
     * sorted, which takes seconds with some models.
     */
    default Optional<String> obstacle(Declaration subject) {
        return Optional.empty();
    }

    /**
     * Prepares a check in advance, for example by compiling. {@link #check} reuses what was prepared, in any JVM; without it, a check takes
     * longer.
     *
     * @param subject the subject to check
     * @param scenarios the scenarios that the model sorted
     * @param budget how much to run
     * @param progress receives every sign of life
     */
    default void prepare(Declaration subject, ScenarioSpace scenarios, Budget budget, Progress progress) {}

    /**
     * Checks a subject.
     *
     * @param subject what to check
     * @param scenarios the scenarios that the model sorted
     * @param budget how much to run
     * @param progress receives every sign of life
     */
    EngineEvidence check(Declaration subject, ScenarioSpace scenarios, Budget budget, Progress progress);

    /**
     * Shows a counterexample again.
     *
     * @param subject the token's subject
     * @param scenarios a space whose judge and text forms belong to that subject
     * @param token what to show
     * @param budget how much to run
     * @param progress receives every sign of life
     */
    EngineEvidence replay(
            Declaration subject, ScenarioSpace scenarios, ReplayToken token, Budget budget, Progress progress);

    /**
     * Returns whether each run begins with the static fields of the subject's classes as they were before the first one. If not, a
     * violation that was seen after they changed is none yet: it may come of what an earlier run has left.
     */
    default boolean restoresStaticFields() {
        return false;
    }

    /**
     * Whether this JVM has become unfit for another task: threads are stuck in it, or its timing is disturbed. It is then left, and the
     * next task gets a fresh one.
     */
    default boolean isSpent() {
        return false;
    }
}
