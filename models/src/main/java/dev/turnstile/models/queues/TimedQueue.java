package dev.turnstile.models.queues;

import dev.turnstile.models.Limit;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** A first-in-first-out queue of {@value #CAPACITY}, at whose ends threads may wait with a limit. */
public interface TimedQueue {
    /** The number of elements that fit. */
    int CAPACITY = BoundedQueue.CAPACITY;

    /** Appends; waits until the limit while the queue is full, and tells whether it did. */
    boolean offer(@IntRange(min = 1, max = 2) int value, Limit limit);

    /** Takes the oldest element; waits for one until the limit; {@code null} if none came. */
    @Nullable
    Integer poll(Limit limit);
}
