package dev.turnstile.models.queues;

import net.jqwik.api.constraints.IntRange;

/** A queue that knows how many of its items are not yet dealt with. */
public interface JoinableQueue {
    /** Adds an item. */
    void put(@IntRange(min = 1, max = 2) int value);

    /** Takes the oldest item; blocks while there is none. */
    int take();

    /**
     * Tells that an item was dealt with.
     *
     * @throws IllegalStateException if it was called more often than {@link #put}
     */
    void taskDone();

    /** Waits until all items that were put have been dealt with. */
    void join();
}
