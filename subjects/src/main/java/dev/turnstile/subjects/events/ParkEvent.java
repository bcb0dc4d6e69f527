package dev.turnstile.subjects.events;

import dev.turnstile.models.events.Event;
import dev.turnstile.models.events.EventModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Deadline;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A volatile flag, waiters parked in a queue.
 *
 * <p>A waiter enters the queue before it checks the flag again, and {@code set} writes the flag before it walks the queue: so either the
 * waiter sees the flag, or {@code set} sees the waiter (volatile accesses have one order for all threads). The walk meets every thread
 * that was in the queue when it began.
 */
@Subject(model = EventModel.class)
public class ParkEvent implements Event {
    private final Queue<Thread> waiters = new ConcurrentLinkedQueue<>();
    private volatile boolean set;

    @Override
    public void set() {
        set = true;
        waiters.forEach(LockSupport::unpark);
    }

    @Override
    public void clear() {
        set = false;
    }

    @Override
    public boolean isSet() {
        return set;
    }

    @Override
    public void await() {
        if (set) return;
        waiters.add(Thread.currentThread());
        try {
            while (!set) Interruptibly.park(this);
        } finally {
            waiters.remove(Thread.currentThread());
        }
    }

    /** Waits while the flag is clear, but not longer than the time-out, and tells whether the flag was set. */
    public boolean await(long timeout, TimeUnit unit) {
        if (set) return true;
        Deadline deadline = Deadline.after(timeout, unit);
        waiters.add(Thread.currentThread());
        try {
            while (!set) {
                if (deadline.passed()) return false;
                deadline.park(this);
            }
            return true;
        } finally {
            waiters.remove(Thread.currentThread());
        }
    }
}
