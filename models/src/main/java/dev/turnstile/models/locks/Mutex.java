package dev.turnstile.models.locks;

/** A lock that one thread at a time owns. It is not reentrant: its owner too waits for it to become free. */
public interface Mutex {
    /** Waits until the mutex is free, then takes it. The owner that calls it waits for good. */
    void lock();

    /** Takes the mutex if it is free; {@code false} if any thread owns it, be it the caller. It fails for no other reason. */
    boolean tryLock();

    /**
     * Frees the mutex.
     *
     * @throws IllegalMonitorStateException if the caller does not own it
     */
    void unlock();
}
