package dev.turnstile.models.coroutines;

/**
 * A coroutine that is resumed for each number that it yields: 0, 1 and so on up to {@value #LAST}, or on from a number that was sent to it.
 *
 * <p>Threads may share it, and then wait for one another. (Python throws "generator already executing" instead; but whether two calls meet
 * is chance, and no order of them one after another explains that answer.)
 */
public interface Generator {
    /** The last number that it yields. */
    int LAST = 2;

    /**
     * Resumes it, and answers what it yields.
     *
     * @throws java.util.NoSuchElementException if it has ended, or does so now
     */
    int next();

    /**
     * Resumes it with a number to go on from, and answers what it yields: that number.
     *
     * @throws java.util.NoSuchElementException if it has ended
     * @throws IllegalStateException if it has not begun, so that nothing in it waits for a number
     */
    int send(int value);

    /** Ends it, where it is. */
    void close();
}
