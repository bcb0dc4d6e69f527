package dev.turnstile.support.waiting;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The instant at which a timed operation gives up, and the two ways to wait until then, which an interrupt ends with an {@link
 * Interrupted}. It is computed once, when the operation begins: an operation that starts its limit anew at each wake-up may wait forever.
 */
public final class Deadline {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final long nanoTime;

    private Deadline(long nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Returns the instant this long after now. */
    public static Deadline after(long timeout, TimeUnit unit) {
        return new Deadline(System.nanoTime() + unit.toNanos(timeout));
    }

    /** Returns whether it is over. */
    public boolean passed() {
        return nanosLeft() <= 0;
    }

    /** Returns how long it is until then, in nanoseconds; not positive if it is over. */
    public long nanosLeft() {
        return nanoTime - System.nanoTime();
    }

    /** Waits until then on a monitor that the caller owns; like any wait, it may return before, for a reason or none. */
    public void await(Object monitor) {
        long left = nanosLeft();
        if (left <= 0) return;
        try {
            // At least a nanosecond: a wait of zero waits forever.
            monitor.wait(left / NANOS_PER_MILLI, (int) (left % NANOS_PER_MILLI));
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
    }

    /** Parks the thread until then; like any park, it may return before, for a reason or none. */
    public void park(Object blocker) {
        LockSupport.parkNanos(blocker, nanosLeft());
        if (Thread.currentThread().isInterrupted()) throw new Interrupted();
    }
}
