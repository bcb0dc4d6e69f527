package dev.turnstile.explore;

/** A resource's state that threads hold something of. */
public interface Held {
    /** How much of it a thread holds. */
    int heldBy(int thread);
}
