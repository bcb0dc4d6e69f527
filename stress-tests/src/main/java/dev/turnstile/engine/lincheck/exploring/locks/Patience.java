package dev.turnstile.engine.lincheck.exploring.locks;

import dev.turnstile.engine.lincheck.exploring.threads.Waits;
import org.jspecify.annotations.Nullable;

/**
 * The ways in which a wait for a lock may end before the lock is free.
 *
 * @param interruptible whether an interruption ends it
 * @param nanos its time limit in nanoseconds; {@code null} for none
 */
public record Patience(boolean interruptible, @Nullable Long nanos) {
    /** Nothing ends it. */
    public static final Patience ENDLESS = new Patience(false, null);

    /** An interruption ends it. */
    static final Patience INTERRUPTIBLE = new Patience(true, null);

    /** An interruption or a limit ends it. */
    static Patience limited(long nanos) {
        return new Patience(true, nanos);
    }

    /** Whether it has a limit that runs out. */
    boolean runsOut() {
        return nanos != null && Waits.runsOut(nanos);
    }
}
