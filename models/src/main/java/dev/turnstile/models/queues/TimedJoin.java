package dev.turnstile.models.queues;

import dev.turnstile.models.Limit;
import net.jqwik.api.constraints.IntRange;

/** How many items of a queue are not yet dealt with, and the wait for none, with a limit. */
public interface TimedJoin {
    /** Adds an item. */
    void put(@IntRange(min = 1, max = 1) int item);

    /**
     * Tells that one more item was dealt with.
     *
     * @throws IllegalStateException if all that were put are dealt with already; then nothing changes
     */
    void taskDone();

    /** Waits until the limit while an item is not dealt with, and tells whether all were. */
    boolean join(Limit limit);
}
