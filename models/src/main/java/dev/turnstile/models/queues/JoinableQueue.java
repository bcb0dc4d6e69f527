package dev.turnstile.models.queues;

import net.jqwik.api.constraints.IntRange;

/** A queue that knows how many of its items are not yet dealt with. */
public interface JoinableQueue {
    /** Adds an item. */
    void put(@IntRange(min = 1, max = 2) int item);

    /** Takes the oldest item; blocks while there is none. */
    int take();

    /**
     * Tells that one more item was dealt with.
     *
     * @throws IllegalStateException if all that were put are dealt with already; then nothing changes
     */
    void taskDone();

    /** Blocks while an item that was put is not dealt with. */
    void join();
}
