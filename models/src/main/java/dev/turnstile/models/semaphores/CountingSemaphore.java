package dev.turnstile.models.semaphores;

/** A counting semaphore: {@value #PERMITS} permits at first, as many more as are released. Permits have no owner. */
public interface CountingSemaphore {
    /** How many permits there are at first. */
    int PERMITS = 2;

    /** Takes a permit; blocks while there is none. */
    void acquire();

    /** Takes a permit if there is one. */
    boolean tryAcquire();

    /** Adds a permit, whoever calls. */
    void release();

    /** How many permits are free. */
    int available();
}
