package dev.turnstile.models.queues;

import org.jspecify.annotations.Nullable;

/**
 * A first-in-first-out queue with a bound. The bound belongs to the model: {@value #CAPACITY} in {@link BoundedQueueModel}, one in {@link
 * OneSlotQueueModel}.
 */
public interface BoundedQueue {
    /** The number of elements that fit into the usual queue. */
    int CAPACITY = 2;

    /** Appends; blocks while the queue is full. */
    void put(int value);

    /** Takes the oldest element; blocks while there is none. */
    int take();

    /** Appends unless the queue is full, and tells whether it did. */
    boolean offer(int value);

    /** Takes the oldest element; {@code null} if there is none. */
    @Nullable
    Integer poll();

    /** Returns how many elements there are. */
    int size();

    /** Returns whether no more element fits. */
    default boolean isFull() {
        return size() == CAPACITY;
    }

    /** Returns whether there is no element. */
    default boolean isEmpty() {
        return size() == 0;
    }
}
