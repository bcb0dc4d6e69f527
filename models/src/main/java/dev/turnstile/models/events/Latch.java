package dev.turnstile.models.events;

/** A gate that opens when it has been counted down to zero, and stays open. */
public interface Latch {
    /** How many times it takes. */
    int COUNT = 2;

    /** Waits until it is open. */
    void await();

    /** Counts down, unless it is open already. */
    void countDown();

    /** Returns how many times are left. */
    int count();
}
