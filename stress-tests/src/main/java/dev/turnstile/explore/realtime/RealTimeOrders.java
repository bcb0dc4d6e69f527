package dev.turnstile.explore.realtime;

import dev.turnstile.history.Span;
import java.util.List;

/**
 * The strictest real-time orders among all schedules that are equivalent to one execution.
 *
 * <p>A model checker executes one schedule of each Mazurkiewicz class. The schedules of a class agree on the answers but not on which
 * operations overlap, because calls and returns are local events. A history that is linearizable under one real-time order is
 * linearizable under each weaker one. Judging the maximal orders therefore judges the whole class.
 *
 * @param orders the maximal orders, without duplicates; the same input gives them in the same sequence
 * @param complete whether {@code orders} holds all maximal orders of the class. If not, some schedule still realises each order that it
 *     holds, so a history that is illegal under one of them is a true violation. But if the history is legal under all of them, nothing
 *     follows for the other schedules of the class.
 */
public record RealTimeOrders(List<Order> orders, boolean complete) {
    /** The most orders that {@link #maximal(List, int[], boolean[])} returns. Judging them takes far longer than finding them. */
    public static final int DEFAULT_LIMIT = 10_000;

    public RealTimeOrders {
        orders = List.copyOf(orders);
    }

    /**
     * A step of the execution. The clock is neither copied nor changed.
     *
     * @param thread the index of the thread. Threads that call operations come first; child threads follow.
     * @param operation the index of the operation among those of the thread; negative for a step outside operations
     * @param clock {@code clock[t]} is the number of steps of thread {@code t} that happen before this step or are this step. Trailing
     *     zeros may be left out.
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of arguments, never compared
    public record Step(int thread, int operation, int[] clock) {}

    /**
     * A real-time order. Two orders of the same operations, with the same ones pending, are equal if and only if they contain the
     * same pairs. This also holds for orders of different executions, so equal orders need to be judged only once.
     *
     * @param spans for each thread, the spans of its operations
     */
    public record Order(List<List<Span>> spans) {
        public Order {
            spans = List.copyOf(spans);
        }

        /**
         * Returns a span for an operation. One operation's span {@linkplain Span#precedes precedes} another's if and only if the
         * operation precedes the other in this order or in their thread.
         */
        public Span span(int thread, int operation) {
            return spans.get(thread).get(operation);
        }
    }

    /** {@linkplain #maximal(List, int[], boolean[], int) Finds the maximal orders} with the default limit. */
    public static RealTimeOrders maximal(List<Step> steps, int[] operationsPerThread, boolean[] lastPending) {
        return maximal(steps, operationsPerThread, lastPending, DEFAULT_LIMIT);
    }

    /**
     * Finds the maximal real-time orders of an execution's class. Only the first and the last step of each operation matter: the clocks
     * carry what happens between them, and in other threads.
     *
     * @param steps the execution's steps, or at least those that matter, in the sequence in which they were executed
     * @param operationsPerThread for each thread that calls operations, how many it called
     * @param lastPending for each of these threads, whether the last operation called did not return
     * @param limit the most orders to return. If there are more, the result takes some from each part of the search.
     * @throws IllegalArgumentException if there are more than 64 operations, or if no execution has these steps
     */
    public static RealTimeOrders maximal(
            List<Step> steps, int[] operationsPerThread, boolean[] lastPending, int limit) {
        if (limit < 1) throw new IllegalArgumentException("the limit has to be positive: " + limit);
        return new MaximalOrders(OperationGraph.of(steps, operationsPerThread, lastPending), limit).find();
    }
}
