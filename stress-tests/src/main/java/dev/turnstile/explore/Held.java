package dev.turnstile.explore;

/** A resource's state that threads hold something of. */
public interface Held {
    /** How much of it a thread holds. */
    int heldBy(int thread);

    /** Whether a thread that made another state of this one has let nobody go on that waits for more than to hold some of it. */
    default boolean wokeNobody(int thread, Held other) {
        return true;
    }
}
