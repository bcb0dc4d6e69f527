package dev.turnstile.models.semaphores;

import dev.turnstile.models.Limit;

/** A counting semaphore without permits at first, on which threads may wait with a limit. Permits have no owner. */
public interface TimedSemaphore {
    /** Takes a permit; waits for one until the limit, and tells whether it got one. */
    boolean tryAcquire(Limit limit);

    /** Adds a permit, whoever calls. */
    void release();
}
