package dev.turnstile.models.locks;

/**
 * A lock that serves threads in the order of arrival. Arriving and waiting are two operations, a doorway and a waiting room, since an
 * order of arrival can be seen only where arriving comes to an end before the waiting begins (Lamport, "A New Solution of Dijkstra's
 * Concurrent Programming Problem", 1974).
 */
public interface FairMutex {
    /**
     * Takes the next place in the queue, without waiting, and answers its number: they count from 0.
     *
     * @throws IllegalStateException if the caller has a place already, or the lock
     */
    int arrive();

    /**
     * Waits until all that came before the caller have had the lock and left it, then takes it and gives up the place.
     *
     * @throws IllegalStateException if the caller has no place
     */
    void enter();

    /**
     * Frees the lock.
     *
     * @throws IllegalMonitorStateException if the caller does not own it
     */
    void leave();
}
