package dev.turnstile.models.events;

import net.jqwik.api.constraints.IntRange;

/**
 * A place to wait at: for a signal, first come first served, or for a state, here a level above zero. A signal reaches those that wait
 * when it is given, and is not kept for those that come later; nobody goes on without one of its own.
 */
public interface Condition {
    /** Waits for a signal. */
    void await();

    /** Lets the {@code count} that have waited longest for a signal go on, or as many as there are, and answers how many that were. */
    int signal(@IntRange(min = 1, max = 2) int count);

    /** Lets all that wait for a signal go on, and answers how many that were. */
    int signalAll();

    /** Sets the level, and tells those that wait for it. */
    void setLevel(@IntRange(max = 1) int level);

    /** Waits until the level is above zero, and answers it. */
    int awaitLevel();
}
