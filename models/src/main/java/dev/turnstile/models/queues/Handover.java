package dev.turnstile.models.queues;

/** A queue without room: a producer stays until its value has been taken. Values are taken in the order in which they were held out. */
public interface Handover {
    /** Holds out a value, and waits until it has been taken. */
    void put(int value);

    /** Takes the value that has been held out longest; waits while there is none. */
    int take();
}
