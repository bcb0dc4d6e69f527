package dev.turnstile.models.queues;

import dev.turnstile.spec.Quiescent;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** A queue with two ends and without a bound. */
public interface Deque {
    /** Adds a value before all others. */
    void addFirst(@IntRange(min = 1, max = 2) int value);

    /** Adds a value behind all others. */
    void addLast(@IntRange(min = 1, max = 2) int value);

    /** Takes the first value; {@code null} if there is none. */
    @Nullable
    Integer pollFirst();

    /** Takes the last value; {@code null} if there is none. */
    @Nullable
    Integer pollLast();

    /** Returns how many values there are. While others add or take, the answer is a hint: what is counted may come and go meanwhile. */
    @Quiescent
    int size();
}
