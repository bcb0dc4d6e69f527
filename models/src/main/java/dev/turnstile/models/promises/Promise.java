package dev.turnstile.models.promises;

import dev.turnstile.spec.Quiescent;
import java.util.concurrent.CancellationException;

/** A result that is set once, by completion or by cancellation; a future. */
public interface Promise {
    /** Sets the result to {@code value} if none is set, and tells whether it did. */
    boolean complete(int value);

    /** Cancels if no result is set, and tells whether it did: a second cancellation answers {@code false}. */
    boolean cancel();

    /**
     * Returns the value; blocks until a result is set.
     *
     * @throws CancellationException if the result is a cancellation
     */
    int get();

    /** Registers one more callback. It runs once, when the result is set or, if it is already, soon. */
    void onDone();

    /** Returns how many callbacks have run. */
    @Quiescent
    int callbacksRun();
}
