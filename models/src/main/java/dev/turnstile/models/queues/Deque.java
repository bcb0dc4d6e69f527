package dev.turnstile.models.queues;

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
}
