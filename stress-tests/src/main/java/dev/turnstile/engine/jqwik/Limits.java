package dev.turnstile.engine.jqwik;

/**
 * When to stop a batch before its time.
 *
 * @param deadlineNanos an instant of {@link System#nanoTime()}
 * @param givenUp after so many runs that had to be ended, each of which costs a crew
 */
record Limits(long deadlineNanos, int givenUp) {}
