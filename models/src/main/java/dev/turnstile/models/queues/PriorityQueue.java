package dev.turnstile.models.queues;

import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** A queue without a bound from which the smallest value comes first. */
public interface PriorityQueue {
    /** Adds a value. */
    void add(@IntRange(min = 1, max = 3) int value);

    /** Takes the smallest value; {@code null} if there is none. */
    @Nullable
    Integer poll();

    /** Returns how many values there are. */
    int size();
}
