package dev.turnstile.support.coroutines;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;

/**
 * A lock for coroutines of one carrier: plain fields, as only {@code park} lets others run. So no one comes between finding the lock free
 * and taking it, nor between finding it taken and sleeping, and no wake-up is lost.
 *
 * <p>A waiter stays in the queue until it runs again. An unlock wakes the first waiter. If another coroutine has taken the lock before
 * the waiter runs, the waiter queues again, and the next {@code unlock} wakes the first one then.
 */
public final class CoroutineLock {
    private final Queue<Thread> waiters = new ArrayDeque<>();
    private boolean held;

    /** Takes the lock; waits while another coroutine has it. */
    public void lock() {
        Thread me = Thread.currentThread();
        while (held) {
            waiters.add(me);
            LockSupport.park(this);
            waiters.remove(me);
        }
        held = true;
    }

    /** Gives it back. */
    public void unlock() {
        held = false;
        LockSupport.unpark(waiters.peek());
    }
}
