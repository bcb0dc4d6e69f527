package dev.turnstile.models.processes;

import dev.turnstile.spec.Crash;

/**
 * A lock that one process at a time owns; which of its threads took it does not matter. It is not reentrant: its owner too waits for it
 * to become free. It does not outlive its owner.
 */
public interface ProcessLock {
    /** Waits until the lock is free, then takes it. */
    void lock();

    /** Takes the lock if it is free; {@code false} if any process owns it, be it the caller's. It fails for no other reason. */
    boolean tryLock();

    /**
     * Frees the lock.
     *
     * @throws IllegalMonitorStateException if the caller's process does not own it
     */
    void unlock();

    /** The caller's process dies. If it owned the lock, this is free. */
    @Crash
    default void crash() {}
}
