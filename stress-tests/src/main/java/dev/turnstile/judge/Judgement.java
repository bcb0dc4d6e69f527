package dev.turnstile.judge;

import dev.turnstile.history.Execution;
import java.util.List;

/** The judge's decision about a history. */
public sealed interface Judgement {
    /**
     * An order of the model explains it.
     *
     * @param order the operations in that order
     */
    record Legal(List<Execution> order) implements Judgement {}

    /**
     * No order explains it.
     *
     * @param explanation why not
     */
    record Illegal(Explanation explanation) implements Judgement {}

    /**
     * The bound on memory was reached first.
     *
     * @param reason what was reached
     */
    record Undecided(String reason) implements Judgement {}
}
