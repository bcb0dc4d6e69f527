package dev.turnstile.explore.realtime;

import dev.turnstile.explore.realtime.RealTimeOrders.Order;
import dev.turnstile.history.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The search for the maximal real-time orders of an {@link OperationGraph}.
 *
 * <p>In a schedule whose order is maximal, operations return as early as possible and are called as late as possible. Such a schedule
 * consists of rounds: it calls a set of operations, and then everything returns that can. Each set is minimal among those that let
 * something return. If the first return of a round did not need one of its calls, that call could be made after the return, and the
 * order would be stricter.
 *
 * <p>Conversely, each sequence of minimal rounds gives a maximal order of its own, so the search keeps no table of what it found. Suppose
 * that the order of sequence P contains the order of sequence Q. In both orders, the operations that return in Q's first round precede
 * every operation that this round does not call. P's first round calls none of the latter, because nothing has returned before it. It
 * is therefore a subset of Q's first round. Q's is minimal, so the two are equal. The same argument applies to the next rounds.
 */
final class MaximalOrders {
    private final OperationGraph graph;
    private final int limit;
    private final int[] calledIn;
    private final int[] returnedIn;
    private final List<Order> found = new ArrayList<>();
    private boolean complete = true;
    private boolean spread;

    MaximalOrders(OperationGraph graph, int limit) {
        this.graph = graph;
        this.limit = limit;
        this.calledIn = new int[graph.needed.length];
        this.returnedIn = new int[graph.needed.length];
    }

    RealTimeOrders find() {
        search(0, 0, 0, limit);
        if (!complete) {
            // The first orders of a depth-first search differ in their last rounds only.
            found.clear();
            spread = true;
            search(0, 0, 0, limit);
        }
        return new RealTimeOrders(found, complete);
    }

    /** Finds the orders that continue the rounds made so far, up to the budget, and returns their number. */
    private int search(long called, long returned, int round, int budget) {
        long next = (returned << 1 | graph.starts) & ~returned & graph.all;
        if ((next & graph.returning) == 0) {
            mark(calledIn, next & ~called, round);
            found.add(order());
            return 1;
        }
        long[] choices = new long[Long.bitCount(next & graph.returning)];
        int count = choices(called, next, choices);
        int spent = 0;
        for (int i = 0; i < count; i++) {
            int left = budget - spent;
            if (left == 0) {
                complete = false;
                break;
            }
            int choicesLeft = count - i;
            int share = spread ? (left + choicesLeft - 1) / choicesLeft : left;
            long returning = returning(called | choices[i], next);
            mark(calledIn, choices[i], round);
            mark(returnedIn, returning, round);
            spent += search(called | choices[i], returned | returning, round + 1, share);
        }
        return spent;
    }

    /**
     * Fills an array with the minimal sets of calls that let something return, and returns their number.
     *
     * @param next for each thread its first operation that has not returned
     */
    private int choices(long called, long next, long[] choices) {
        int count = 0;
        for (long rest = next & graph.returning; rest != 0; rest &= rest - 1) {
            long calls = graph.needed[Long.numberOfTrailingZeros(rest)] & ~called;
            if ((calls & ~next) != 0) continue;
            boolean minimal = true;
            for (int i = 0; i < count; i++) minimal &= (choices[i] & ~calls) != 0;
            if (!minimal) continue;
            int kept = 0;
            for (int i = 0; i < count; i++) {
                if ((calls & ~choices[i]) != 0) choices[kept++] = choices[i];
            }
            choices[kept++] = calls;
            count = kept;
        }
        if (count == 0)
            throw new IllegalArgumentException(
                    "no operation can return: the clocks are cyclic, or the steps are not in the sequence of their execution");
        return count;
    }

    private long returning(long called, long next) {
        long returning = 0;
        for (long rest = next & called & graph.returning; rest != 0; rest &= rest - 1) {
            if ((graph.needed[Long.numberOfTrailingZeros(rest)] & ~called) == 0) returning |= Long.lowestOneBit(rest);
        }
        return returning;
    }

    private static void mark(int[] rounds, long operations, int round) {
        for (long rest = operations; rest != 0; rest &= rest - 1) rounds[Long.numberOfTrailingZeros(rest)] = round;
    }

    private Order order() {
        int threads = graph.offsets.length - 1;
        List<List<Span>> spans = new ArrayList<>(threads);
        for (int t = 0; t < threads; t++) {
            Span[] ofThread = new Span[graph.offsets[t + 1] - graph.offsets[t]];
            for (int i = 0; i < ofThread.length; i++) ofThread[i] = span(graph.offsets[t] + i);
            spans.add(List.of(ofThread));
        }
        return new Order(spans);
    }

    /** All calls of a round come before its returns. */
    private Span span(int operation) {
        boolean returns = (graph.returning & 1L << operation) != 0;
        return new Span(2L * calledIn[operation], returns ? 2L * returnedIn[operation] + 1 : Long.MAX_VALUE);
    }
}
