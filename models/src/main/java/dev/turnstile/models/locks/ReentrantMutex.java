package dev.turnstile.models.locks;

/**
 * A lock that one thread at a time owns, and that its owner may take again: it is free once each lock has its unlock.
 */
public interface ReentrantMutex {
    /** Waits until the mutex is free or the caller's own, then takes it once more. */
    void lock();

    /** Takes the mutex once more if it is free or the caller's own; {@code false} if another thread owns it. */
    boolean tryLock();

    /**
     * Undoes one lock; the last one frees the mutex.
     *
     * @throws IllegalMonitorStateException if the caller does not own it
     */
    void unlock();
}
