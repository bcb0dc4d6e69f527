package dev.turnstile.subjects;

import java.util.concurrent.locks.LockSupport;

/** The JDK's two ways to sleep, ended by {@link Interrupted}. Both may return for no reason, so the caller checks again. */
public final class Interruptible {
    private Interruptible() {}

    /**
     * {@link Object#wait()} on a monitor that the caller holds.
     *
     * @throws Interrupted if the thread is or gets interrupted
     */
    public static void wait(Object monitor) {
        try {
            monitor.wait();
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
    }

    /**
     * {@link LockSupport#park(Object)}.
     *
     * @throws Interrupted if the thread is or gets interrupted
     */
    public static void park(Object blocker) {
        LockSupport.park(blocker);
        if (Thread.interrupted()) throw new Interrupted();
    }
}
