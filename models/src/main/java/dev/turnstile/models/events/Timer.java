package dev.turnstile.models.events;

/** A timer that may be called off until it fires, and does one of the two: it was cancelled, or it has fired. */
public interface Timer {
    /** Starts it, and tells whether it did: only once, and not if it was cancelled before. */
    boolean start();

    /** Calls it off, and tells whether it will not fire because of this call. */
    boolean cancel();

    /** What the clock calls when the time is up: fires if it was started and not cancelled, and tells whether it did. */
    boolean expire();

    /** Whether it has fired. */
    boolean fired();
}
