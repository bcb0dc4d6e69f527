package dev.turnstile.engine.lincheck;

import java.time.Duration;

/**
 * The instant at which a check gives up, whatever is left to do.
 *
 * @param nanoTime on the clock of {@link System#nanoTime}
 */
record Deadline(long nanoTime) {
    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    boolean passed() {
        return System.nanoTime() - nanoTime >= 0;
    }
}
