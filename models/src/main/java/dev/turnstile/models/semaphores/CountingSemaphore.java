package dev.turnstile.models.semaphores;

/** A counting semaphore: {@value #PERMITS} permits at first; each release adds one. Permits have no owner. */
public interface CountingSemaphore {
    /** The initial number of permits. */
    int PERMITS = 2;

    /** Takes a permit; blocks while there is none. */
    void acquire();

    /** Takes a permit if there is one. */
    boolean tryAcquire();

    /** Adds a permit, whoever calls. */
    void release();

    /** Returns how many permits are free. */
    int available();
}
