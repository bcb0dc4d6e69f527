package dev.turnstile.engine.canary;

/** A contract whose canary loses updates. */
public interface CanaryCounter {
    /** Adds one and answers the sum. */
    int increment();
}
