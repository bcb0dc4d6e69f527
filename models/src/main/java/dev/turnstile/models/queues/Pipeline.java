package dev.turnstile.models.queues;

import net.jqwik.api.constraints.IntRange;

/** What producers hand to consumers, every item to one of them, until it is closed. */
public interface Pipeline {
    /** What {@link #consume} answers at the end. */
    int END = -1;

    /** Hands an item on, and tells whether it did: not after {@link #close}. */
    boolean produce(@IntRange(min = 1, max = 2) int item);

    /** The next item; blocks while there is none and more may come; {@link #END} when it is closed and empty, to every consumer. */
    int consume();

    /** No more items will come. */
    void close();
}
