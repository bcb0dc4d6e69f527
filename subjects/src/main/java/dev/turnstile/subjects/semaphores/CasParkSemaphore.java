package dev.turnstile.subjects.semaphores;

import dev.turnstile.models.semaphores.CountingSemaphore;
import dev.turnstile.models.semaphores.CountingSemaphoreModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Permits in one atomic integer, waiters parked in a queue.
 *
 * <p>The permits never fall below zero, because a permit is taken by a compare-and-set from a positive number. No waiter sleeps beside a
 * free permit: a waiter enters the queue before it checks again, and {@code release} adds the permit before it looks into the queue, so
 * one of the two sees the other (both are volatile accesses, which no order may swap). {@code release} wakes only the head; as two
 * releases may find the same head, a waiter that leaves the queue wakes the next one if a permit is left. This also holds for a waiter
 * that leaves because it was interrupted.
 */
@Subject(model = CountingSemaphoreModel.class)
public class CasParkSemaphore implements CountingSemaphore {
    final Queue<Thread> waiters = new ConcurrentLinkedQueue<>();
    final AtomicInteger permits;

    public CasParkSemaphore() {
        this(PERMITS);
    }

    public CasParkSemaphore(int permits) {
        this.permits = new AtomicInteger(permits);
    }

    @Override
    public void acquire() {
        if (tryAcquire()) return;
        waiters.add(Thread.currentThread());
        try {
            while (!tryAcquire()) Interruptibly.park(this);
        } finally {
            waiters.remove(Thread.currentThread());
            if (permits.get() > 0) LockSupport.unpark(waiters.peek());
        }
    }

    @Override
    public boolean tryAcquire() {
        for (; ; ) {
            int free = permits.get();
            if (free == 0) return false;
            if (permits.compareAndSet(free, free - 1)) return true;
        }
    }

    @Override
    public void release() {
        permits.incrementAndGet();
        LockSupport.unpark(waiters.peek());
    }

    @Override
    public int available() {
        return permits.get();
    }
}
