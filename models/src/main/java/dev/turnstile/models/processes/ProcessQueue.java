package dev.turnstile.models.processes;

import net.jqwik.api.constraints.IntRange;

/** A first-in-first-out queue of {@value #CAPACITY} between processes. */
public interface ProcessQueue {
    /** The number of elements that fit. */
    int CAPACITY = 2;

    /** What {@link #take} answers at the end; no element is equal to it. */
    int END = -1;

    /**
     * Appends; blocks while the queue is full.
     *
     * @throws IllegalStateException once the queue has ended, also if it ends while this waits
     */
    void put(@IntRange(min = 1, max = 2) int value);

    /** Takes the oldest element; blocks while there is none. Answers {@link #END} to everybody when the queue has ended and is empty. */
    int take();

    /** Closes the queue for everybody: no more elements will come. Its elements can still be taken. */
    void end();
}
