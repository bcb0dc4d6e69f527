package dev.turnstile.models.events;

/** A timer that may be called off until it fires, and does one of the two: it was cancelled, or it has fired. */
public interface Timer {
    /** Starts it, and tells whether it did: only once, and not if it was cancelled before. */
    boolean start();

    /** Calls it off, and tells whether it will not fire because of this call. */
    boolean cancel();

    /** Called by the clock when the time is up: fires if the timer was started and not cancelled. Returns whether it fired. */
    boolean expire();

    /** Returns whether it has fired. */
    boolean fired();
}
