package dev.turnstile.models.cache;

/** A counter under one key of a cache, from 0 on. Each thread is a client of the cache, with a connection of its own. */
public interface CacheCounter {
    /** Adds one; the sum. */
    int increment();

    /** Returns the count. */
    int get();
}
