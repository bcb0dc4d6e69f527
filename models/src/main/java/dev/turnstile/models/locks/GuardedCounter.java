package dev.turnstile.models.locks;

/** A counter whose field needs a lock: it shows what a lock is for, and what a broken one does to its user. */
public interface GuardedCounter {
    /** Adds one and returns the sum. */
    int increment();
}
