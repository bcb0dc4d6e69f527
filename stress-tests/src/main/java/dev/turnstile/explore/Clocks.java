package dev.turnstile.explore;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Vector clocks: for each thread, how many of its steps are known. Missing entries are zero. */
final class Clocks {
    private Clocks() {}

    static int at(int[] clock, int thread) {
        return thread < clock.length ? clock[thread] : 0;
    }

    /** The clock with one entry set. May be the same array. */
    static int[] with(int[] clock, int thread, int value) {
        int[] result = thread < clock.length ? clock : Arrays.copyOf(clock, thread + 1);
        result[thread] = value;
        return result;
    }

    /** The first clock, with every entry at least as large as the second's. May be the same array. */
    static int[] join(int[] clock, int @Nullable [] other) {
        if (other == null) return clock;
        int[] result = other.length <= clock.length ? clock : Arrays.copyOf(clock, other.length);
        for (int t = 0; t < other.length; t++) result[t] = Math.max(result[t], other[t]);
        return result;
    }
}
