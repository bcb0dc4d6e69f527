package dev.turnstile.models.coroutines;

import net.jqwik.api.constraints.IntRange;

/**
 * Runs coroutines on one carrier: one runs until it calls something that blocks, and only then another does. All add to one count, and each
 * blocks once.
 */
public interface Hub {
    /**
     * Starts this number of coroutines together; each adds one to the count. Answers the number of the first; they are numbered from 0.
     */
    int spawn(@IntRange(min = 1, max = 2) int coroutines);

    /** Waits until the coroutine of that number has ended. Answers {@code false} at once if there was none. */
    boolean join(@IntRange(min = 0, max = 1) int coroutine);

    /** Waits until there are no coroutines any more, and answers the count. */
    int joinAll();
}
