package dev.turnstile.engine;

/** What the engines' tests count with. */
public interface Counter {
    /** Adds one. */
    int increment();

    /** The sum. */
    int get();
}
