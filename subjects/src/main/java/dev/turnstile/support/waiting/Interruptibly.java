package dev.turnstile.support.waiting;

import java.util.concurrent.locks.LockSupport;

/**
 * The three ways to wait, each ended by an {@link Interrupted} when the thread is interrupted: so can a harness end threads that are
 * stuck.
 */
public final class Interruptibly {
    private Interruptibly() {}

    /** One turn of a spin loop. */
    public static void spin() {
        if (Thread.currentThread().isInterrupted()) throw new Interrupted();
        Thread.onSpinWait();
    }

    /** Parks the thread; like any park, it may return for no reason. */
    public static void park(Object blocker) {
        LockSupport.park(blocker);
        if (Thread.currentThread().isInterrupted()) throw new Interrupted();
    }

    /** Waits on a monitor that the caller owns; like any wait, it may return for no reason. */
    public static void await(Object monitor) {
        try {
            monitor.wait();
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
    }
}
