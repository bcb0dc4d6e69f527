package dev.turnstile.models.events;

import dev.turnstile.models.Limit;

/** A flag, clear at first, that threads wait for with a limit. */
public interface TimedEvent {
    /** Sets the flag and lets all waiters go on. */
    void set();

    /** Clears the flag. A waiter that has not gone on by then may wait for the next {@link #set}. */
    void clear();

    /** Waits until the limit while the flag is clear, and tells whether it was set. */
    boolean await(Limit limit);
}
