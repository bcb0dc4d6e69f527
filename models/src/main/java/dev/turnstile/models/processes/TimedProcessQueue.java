package dev.turnstile.models.processes;

import dev.turnstile.models.Limit;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** A first-in-first-out queue of {@value #CAPACITY} between processes, which may wait at its ends with a limit. */
public interface TimedProcessQueue {
    /** The number of elements that fit. */
    int CAPACITY = ProcessQueue.CAPACITY;

    /** Appends; waits until the limit while the queue is full, and tells whether it did. */
    boolean offer(@IntRange(min = 1, max = 2) int value, Limit limit);

    /** Takes the oldest element; waits for one until the limit; {@code null} if none came. */
    @Nullable
    Integer poll(Limit limit);
}
