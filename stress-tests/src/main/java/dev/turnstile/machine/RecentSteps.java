package dev.turnstile.machine;

import org.jspecify.annotations.Nullable;

/** Remembers some of the last steps of a model that has too many states to remember all: a table without collision lists. */
final class RecentSteps {
    /** A few megabytes at most, since each step holds a model. Searches come back to most steps soon or never. */
    private static final int SIZE = 1 << 12;

    private static final long MIX = 0x9E3779B97F4A7C15L; // 2^64 divided by the golden ratio

    private final long[] keys = new long[SIZE];
    private final @Nullable Step[] steps = new Step[SIZE];

    @Nullable
    Step find(ModelState state, int attempt) {
        long key = key(state, attempt);
        int i = index(key);
        return keys[i] == key ? steps[i] : null;
    }

    void put(ModelState state, int attempt, Step step) {
        long key = key(state, attempt);
        int i = index(key);
        keys[i] = key;
        steps[i] = step;
    }

    private static long key(ModelState state, int attempt) {
        return (long) state.number() << 32 | attempt;
    }

    private static int index(long key) {
        return (int) (key * MIX >>> 64 - Integer.numberOfTrailingZeros(SIZE));
    }
}
