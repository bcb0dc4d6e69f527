package dev.turnstile.models.locks;

import dev.turnstile.models.Limit;

/** A {@link Mutex} for which threads may wait with a limit. */
public interface TimedMutex {
    /** Waits until the mutex is free, then takes it. The owner that calls it waits for good. */
    void lock();

    /** Waits for the mutex until the limit, and tells whether it took it. */
    boolean tryLock(Limit limit);

    /**
     * Frees the mutex.
     *
     * @throws IllegalMonitorStateException if the caller does not own it
     */
    void unlock();
}
