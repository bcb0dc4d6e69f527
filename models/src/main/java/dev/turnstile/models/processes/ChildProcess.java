package dev.turnstile.models.processes;

import dev.turnstile.models.Limit;
import org.jspecify.annotations.Nullable;

/**
 * A process started by this one, which all threads share: it works until it is ended. Where an implementation can be closed, that is
 * the end of the parent: a daemon is then ended with it, any other child is told that no more work will come and waited for.
 */
public interface ChildProcess {
    /**
     * Starts the child.
     *
     * @throws IllegalStateException if it was started before
     */
    void start(boolean daemon);

    /**
     * Waits for the child's end until the limit, and tells whether it came.
     *
     * @throws IllegalStateException before the start
     */
    boolean join(Limit limit);

    /**
     * Ends the child ({@code SIGTERM}) unless it has ended, and returns when it has.
     *
     * @throws IllegalStateException before the start
     */
    void terminate();

    /** Returns whether the child was started and has not ended. */
    boolean isAlive();

    /**
     * Returns how the child ended: what it exited with, or 128 and the signal that ended it, as shells count: {@value #TERMINATED} after {@link
     * #terminate}. {@code null} before its end.
     */
    @Nullable
    Integer exitCode();

    /** The exit status of a child that was terminated: 128, and 15 for {@code SIGTERM}. */
    int TERMINATED = 143;
}
