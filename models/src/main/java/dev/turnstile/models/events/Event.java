package dev.turnstile.models.events;

/** A flag that threads wait for, clear at first. */
public interface Event {
    /** Sets the flag and lets all waiters go on. */
    void set();

    /** Clears the flag. A waiter that has not gone on by then may wait for the next {@link #set}. */
    void clear();

    /** Returns whether the flag is set. */
    boolean isSet();

    /** Blocks while the flag is clear. */
    void await();
}
