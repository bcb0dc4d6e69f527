package dev.turnstile.realthreads.batch;

/**
 * When to stop a batch before its time.
 *
 * @param deadlineNanos an instant of {@link System#nanoTime()}
 * @param givenUp the most runs that must be ended by force; each costs a crew
 * @param slowNanos the time, in nanoseconds, for runs that each take long: then other scenarios get their turn
 */
public record Limits(long deadlineNanos, int givenUp, long slowNanos) {
    /** No limit for runs that take long. */
    public Limits(long deadlineNanos, int givenUp) {
        this(deadlineNanos, givenUp, Long.MAX_VALUE);
    }
}
