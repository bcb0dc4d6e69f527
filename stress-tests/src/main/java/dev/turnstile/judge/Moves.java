package dev.turnstile.judge;

import java.util.Arrays;

/**
 * Steps that a search may take from a configuration: first those that leave the state as it is, then in the order in which the operations
 * returned. In a long history these are nearly always right. They lie on one stack for all configurations on the way to the present one.
 */
final class Moves {
    /** The operation comes next. */
    static final int COMPLETE = 0;

    /** The operation of a run that was cut off is left out. */
    static final int LEAVE_OUT = 1;

    /** The operation's first point comes next. */
    static final int FIRST_POINT = 2;

    private static final int KIND_BITS = 2;
    private static final int FIRST_SIZE = 32;

    private int[] stack = new int[FIRST_SIZE];
    private int size;

    /** Of the moves from the present configuration only, while they are collected. */
    private long[] keys = new long[FIRST_SIZE / 2];

    private boolean[] changes = new boolean[FIRST_SIZE / 2];

    static int kind(int move) {
        return move & (1 << KIND_BITS) - 1;
    }

    static int thread(int move) {
        return move >>> KIND_BITS;
    }

    int size() {
        return size;
    }

    int pop() {
        return stack[--size];
    }

    /**
     * Adds a move below all that come before it: of those with equal keys, the first added comes first.
     *
     * @param from the size when the first move from the configuration was added
     * @param changesState whether it changes the state
     * @param returned when its operation returned
     */
    void add(int from, int thread, int kind, boolean changesState, long returned) {
        if (size == stack.length) stack = Arrays.copyOf(stack, 2 * size);
        int count = size - from;
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, 2 * count);
            changes = Arrays.copyOf(changes, 2 * count);
        }
        int i = count;
        while (i > 0 && !isAfter(changesState, returned, i - 1)) {
            stack[from + i] = stack[from + i - 1];
            keys[i] = keys[i - 1];
            changes[i] = changes[i - 1];
            i--;
        }
        stack[from + i] = thread << KIND_BITS | kind;
        keys[i] = returned;
        changes[i] = changesState;
        size++;
    }

    /** Whether the search tries the new move before the one at {@code i}, so that it belongs above it. */
    private boolean isAfter(boolean changesState, long returned, int i) {
        return changesState != changes[i] ? !changesState : returned < keys[i];
    }

    long bytes() {
        return Integer.BYTES * (long) stack.length;
    }
}
