package dev.turnstile.judge;

import java.util.Arrays;

/** Each thread's next operation, and which of them may come next by real time. */
final class Frontier {
    private final Calls calls;

    /** By thread, the index of its next operation. */
    private final int[] next;

    /** By thread, when its next operation returned: forever if there is none. */
    private final long[] returned;

    private long firstReturn;

    Frontier(Calls calls) {
        this.calls = calls;
        this.next = Arrays.copyOf(calls.first, calls.threads());
        this.returned = new long[next.length];
        for (int t = 0; t < next.length; t++) moved(t);
    }

    private void moved(int thread) {
        returned[thread] = hasNext(thread) ? calls.returned[next[thread]] : Long.MAX_VALUE;
    }

    void advance(int thread) {
        next[thread]++;
        moved(thread);
    }

    void retreat(int thread) {
        next[thread]--;
        moved(thread);
    }

    int call(int thread) {
        return next[thread];
    }

    int attempt(int thread) {
        return calls.attempts[next[thread]];
    }

    private boolean hasNext(int thread) {
        return next[thread] < calls.first[thread + 1];
    }

    /** Whether all operations are linearized but those that are pending. */
    boolean isComplete() {
        for (int t = 0; t < next.length; t++) {
            if (hasNext(t) && !calls.isPending(next[t])) return false;
        }
        return true;
    }

    /** Finds out when the first of them returned: what {@link #mayComeNext} relies on until a thread moves. */
    void look() {
        firstReturn = Long.MAX_VALUE;
        for (long r : returned) firstReturn = Math.min(firstReturn, r);
    }

    /**
     * Real-time order: an operation cannot come before one that had returned when it was called. It did not return before its own call, so
     * the first return may be its own.
     */
    boolean mayComeNext(int thread) {
        return hasNext(thread) && firstReturn >= calls.invoked[next[thread]];
    }
}
