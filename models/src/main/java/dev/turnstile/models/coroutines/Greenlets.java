package dev.turnstile.models.coroutines;

import net.jqwik.api.constraints.IntRange;

/** Threads of which exactly one runs at a time. The running one names the next. */
public interface Greenlets {
    /** The answer where nobody has switched. */
    int NOBODY = -1;

    /**
     * Makes the calling thread a greenlet and answers its number: numbers count from 0 in the order of coming. It runs at once if there is
     * no other, or else waits until it is switched to.
     *
     * @throws IllegalStateException if it is one already
     */
    int enter();

    /**
     * Lets that greenlet run, waits until the caller is switched to again, and answers by whom. Answers {@link #NOBODY} at once if there is
     * no such greenlet.
     *
     * @throws IllegalStateException if the caller is no greenlet
     */
    int switchTo(@IntRange(min = 0, max = 1) int target);

    /**
     * Ends the caller's greenlet, which switches to that of the others that has come first.
     *
     * @throws IllegalStateException if the caller is no greenlet
     */
    void leave();
}
