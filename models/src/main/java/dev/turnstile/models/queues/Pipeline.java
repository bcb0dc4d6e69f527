package dev.turnstile.models.queues;

import net.jqwik.api.constraints.IntRange;

/** A pipeline: producers hand items to consumers, each item to one of them, until the end. */
public interface Pipeline {
    /** What {@link #consume} answers at the end; no item is equal to it. */
    int END = -1;

    /** Hands an item on and tells whether it did; it does not after {@link #end}. */
    boolean produce(@IntRange(min = 1, max = 2) int item);

    /**
     * Takes the oldest item; blocks while there is none and more may come. Answers {@link #END} to everybody when none can come any
     * more.
     */
    int consume();

    /** Says that no more items will come. The items in the pipeline can still be consumed. */
    void end();
}
