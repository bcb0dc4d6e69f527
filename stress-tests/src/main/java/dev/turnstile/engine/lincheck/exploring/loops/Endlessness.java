package dev.turnstile.engine.lincheck.exploring.loops;

/** Finds loops and recursions that will not end, where they touch nothing that threads share, so that no step tells of them. */
public final class Endlessness {
    /** A loop that goes round more often without a step of its thread does not end. */
    public static final int MOST_ROUNDS = 1_000_000;

    /** A recursion that goes deeper does not end. The stack has room for a few thousand of such calls. */
    public static final int MOST_CALLS = 2_000;

    /** More than an execution has, which is given up at {@code Explorer.MOST_THREADS}. */
    private static final int THREADS = 64;

    private final int[] calls = new int[THREADS];
    private int rounds;

    public Endlessness() {}

    /** The running thread makes a step. */
    public void step() {
        rounds = 0;
    }

    /** The running thread goes round a loop. Returns whether it does so without end. */
    public boolean round() {
        return ++rounds > MOST_ROUNDS;
    }

    /** A thread makes a call. Returns whether it does so without end. */
    public boolean call(int thread) {
        return ++calls[thread % THREADS] > MOST_CALLS;
    }

    /** A call returns. */
    public void comeBack(int thread) {
        calls[thread % THREADS]--;
    }
}
