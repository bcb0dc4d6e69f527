package dev.turnstile.subjects.pools;

import dev.turnstile.support.waiting.Deadline;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The shutdown of a pool, and the end of the last task that it accepted.
 *
 * <p>One number tells how many accepted tasks have not ended and whether more are accepted. So no task slips in behind the shutdown,
 * and the number becomes zero once. A waiter registers before it looks, and the thread that makes the number zero looks for waiters
 * afterwards, so one of the two sees the other.
 */
final class Termination {
    private static final int OPEN = 1 << 30;

    /** How many accepted tasks have not ended, and {@link #OPEN} more until the shutdown. */
    private final AtomicInteger unfinished = new AtomicInteger(OPEN);

    private final Queue<Thread> waiters = new ConcurrentLinkedQueue<>();

    /** Counts one more task, unless the pool is shut down. */
    boolean accept() {
        for (; ; ) {
            int number = unfinished.get();
            if (number < OPEN) return false;
            if (unfinished.compareAndSet(number, number + 1)) return true;
        }
    }

    /** A task that was accepted has run, or will not run. */
    void taskEnded() {
        if (unfinished.decrementAndGet() == 0) waiters.forEach(LockSupport::unpark);
    }

    void shutdown() {
        if (unfinished.updateAndGet(number -> number & ~OPEN) == 0) waiters.forEach(LockSupport::unpark);
    }

    boolean isShutdown() {
        return unfinished.get() < OPEN;
    }

    /** Waits until the pool is shut down and all tasks have ended. */
    void await() {
        waiters.add(Thread.currentThread());
        try {
            while (unfinished.get() != 0) Interruptibly.park(this);
        } finally {
            waiters.remove(Thread.currentThread());
        }
    }

    /** Waits as above, for this time at most. Returns whether the end has come. */
    boolean await(long timeout, TimeUnit unit) {
        Deadline deadline = Deadline.after(timeout, unit);
        waiters.add(Thread.currentThread());
        try {
            while (unfinished.get() != 0) {
                if (deadline.passed()) return false;
                deadline.park(this);
            }
            return true;
        } finally {
            waiters.remove(Thread.currentThread());
        }
    }
}
