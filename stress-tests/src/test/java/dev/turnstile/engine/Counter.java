package dev.turnstile.engine;

/** The counter of the engines' tests. */
public interface Counter {
    /** Adds one. */
    int increment();

    /** The sum. */
    int get();
}
