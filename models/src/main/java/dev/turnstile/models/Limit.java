package dev.turnstile.models;

import java.util.concurrent.TimeUnit;

/**
 * How long a timed operation waits before it gives up. Two are enough to judge by: one that runs out in every run, so that giving up is
 * a legal answer, and one that runs out in none, so that it is not.
 */
public enum Limit {
    /** Runs out soon. */
    SHORT(TimeUnit.MILLISECONDS.toNanos(2)),
    /** Does not run out while anybody looks. */
    LONG(TimeUnit.HOURS.toNanos(1));

    private final long nanos;

    Limit(long nanos) {
        this.nanos = nanos;
    }

    /** Returns the limit in nanoseconds. */
    public long nanos() {
        return nanos;
    }

    /** Returns whether an operation with this limit may give up: for models. */
    public boolean runsOut() {
        return this == SHORT;
    }
}
