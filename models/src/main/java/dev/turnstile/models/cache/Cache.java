package dev.turnstile.models.cache;

import dev.turnstile.spec.PartitionKey;

/** A map from keys to positive numbers on a server. Each thread is a client, with a connection of its own. */
public interface Cache {
    /** The outcome of a {@link #cas}. */
    enum Swap {
        /** Nobody has written since, and the value is stored. */
        STORED,
        /** Somebody has written since, or the caller has never read; nothing is stored. */
        EXISTS,
        /** There is nothing under that key to be replaced. */
        NOT_FOUND
    }

    /** Stores a value, whatever was there. */
    void set(@PartitionKey int key, int value);

    /** Returns the value under a key, 0 if there is none; which version of it that was is remembered for the caller's {@link #cas}. */
    int get(@PartitionKey int key);

    /** Stores a value if what is there is still the version that the caller read last. */
    Swap cas(@PartitionKey int key, int value);

    /** Adds one to the value and answers the sum; 0 if there is no value. */
    int incr(@PartitionKey int key);

    /** Removes the value; whether there was one. */
    boolean delete(@PartitionKey int key);
}
