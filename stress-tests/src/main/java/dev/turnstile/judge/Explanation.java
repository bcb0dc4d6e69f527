package dev.turnstile.judge;

import dev.turnstile.history.Execution;
import dev.turnstile.history.Response;
import java.util.List;

/**
 * Why no order explains a history.
 *
 * @param longest the longest order of operations that the model agrees with
 * @param deadEnds why none of the operations that could come next can, after {@code longest}
 */
public record Explanation(List<Execution> longest, List<DeadEnd> deadEnds) {
    /** An operation that cannot come next. */
    public sealed interface DeadEnd {
        /** Index of the thread in the parallel part; 0 for init and post. */
        int thread();

        /** The operation. */
        Execution execution();

        /**
         * The model answers something else.
         *
         * @param answer what it answers
         */
        record OtherAnswer(int thread, Execution execution, Response answer) implements DeadEnd {}

        /** The model blocks here, but the operation returned. */
        record NotEnabled(int thread, Execution execution) implements DeadEnd {}

        /**
         * The model would have let it return, but it did not.
         *
         * @param answer what it would have returned
         */
        record PendingThoughEnabled(int thread, Execution execution, Response answer) implements DeadEnd {}
    }
}
