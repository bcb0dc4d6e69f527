package dev.turnstile.explore.realtime;

import dev.turnstile.explore.realtime.RealTimeOrders.Step;
import java.util.List;

/**
 * An execution reduced to what happens-before says about calls and returns. Operations are bits of a {@code long}, thread by thread.
 *
 * <p>A step comes after the call of its operation and before its return. Paths of steps therefore lead from calls to returns only. For each
 * return, the set of the calls that must come before it describes all of them.
 */
final class OperationGraph {
    /** For each thread, the bit number of its first operation; the last entry is the number of operations. */
    final int[] offsets;

    /** The first operation of each thread. */
    final long starts;

    /** All operations. */
    final long all;

    /** The operations that returned. */
    final long returning;

    /** For each operation, the set of those that must be called before it returns; meaningless if it does not return. */
    final long[] needed;

    private OperationGraph(int[] offsets, long starts, long returning, long[] needed) {
        this.offsets = offsets;
        this.starts = starts;
        this.all = needed.length == 0 ? 0 : -1L >>> -needed.length;
        this.returning = returning;
        this.needed = needed;
    }

    static OperationGraph of(List<Step> steps, int[] operationsPerThread, boolean[] lastPending) {
        int threads = operationsPerThread.length;
        if (lastPending.length != threads)
            throw new IllegalArgumentException(
                    "lastPending has length " + lastPending.length + ", operationsPerThread has " + threads);
        int[] offsets = new int[threads + 1];
        for (int t = 0; t < threads; t++) offsets[t + 1] = offsets[t] + operationsPerThread[t];
        int count = offsets[threads];
        if (count > Long.SIZE) throw new IllegalArgumentException("more than 64 operations: " + count);

        long starts = 0;
        long returning = 0;
        for (int t = 0; t < threads; t++) {
            int called = operationsPerThread[t];
            int returned = called - (lastPending[t] ? 1 : 0);
            if (returned < 0)
                throw new IllegalArgumentException("thread " + t + " called no operation, so none can be pending");
            if (called > 0) starts |= 1L << offsets[t];
            for (int i = 0; i < returned; i++) returning |= 1L << offsets[t] + i;
        }
        return new OperationGraph(offsets, starts, returning, needed(steps, offsets));
    }

    private static long[] needed(List<Step> steps, int[] offsets) {
        int threads = offsets.length - 1;
        int count = offsets[threads];
        int[] first = new int[count];
        int[][] last = new int[count][];
        for (Step step : steps) {
            if (step.operation() < 0) continue;
            int thread = step.thread();
            if (thread >= threads || step.operation() >= offsets[thread + 1] - offsets[thread])
                throw new IllegalArgumentException(
                        "a step of operation " + step.operation() + " of thread " + thread + ", which was not called");
            int operation = offsets[thread] + step.operation();
            if (last[operation] == null) first[operation] = step.clock()[thread];
            last[operation] = step.clock();
        }

        long[] needed = new long[count];
        for (int operation = 0; operation < count; operation++) {
            needed[operation] = 1L << operation;
            int[] clock = last[operation];
            if (clock == null) continue;
            for (int t = 0; t < Math.min(threads, clock.length); t++) {
                for (int other = offsets[t]; other < offsets[t + 1]; other++) {
                    if (last[other] != null && first[other] <= clock[t]) needed[operation] |= 1L << other;
                }
            }
        }
        return needed;
    }
}
