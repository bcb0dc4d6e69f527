package dev.turnstile.models.semaphores;

/** A semaphore that never has more than its first {@value #PERMITS} permits. Permits have no owner. */
public interface BoundedSemaphore {
    /** The initial and greatest number of permits. */
    int PERMITS = 2;

    /** Takes a permit; blocks while there is none. */
    void acquire();

    /** Takes a permit if there is one. */
    boolean tryAcquire();

    /**
     * Gives a permit back, whoever calls.
     *
     * @throws IllegalStateException if all {@value #PERMITS} permits are free; then nothing changes
     */
    void release();

    /** Returns how many permits are free. */
    int available();
}
