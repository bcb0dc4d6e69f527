package dev.turnstile.hang.lockflow;

/**
 * A place in the source at which a lock is taken.
 *
 * @param monitor whether it is a {@code synchronized} block or method
 * @param lock how the source names the lock
 * @param type binary name of the lock's class, as the source declares it
 * @param line the line
 * @param certain whether the thread has the lock beyond this place; not so after a {@code tryLock()}
 */
public record LockSite(boolean monitor, Symbol lock, String type, int line, boolean certain) {}
