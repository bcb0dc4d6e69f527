package dev.turnstile.subjects.semaphores;

import dev.turnstile.models.semaphores.CountingSemaphore;
import dev.turnstile.models.semaphores.CountingSemaphoreModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostWakeup;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Wakes one waiter where two could go on: two releases in a row find the same thread at the head of the queue and wake it twice. It takes
 * one permit and leaves; the next waiter sleeps beside the other.
 *
 * <p>With no permit left: {@code acquire() | acquire():never | release(), release()}. Fixed by {@link CasParkSemaphore}.
 */
@Subject(model = CountingSemaphoreModel.class)
@Broken(
        fault = LostWakeup.class,
        because = "a release wakes the head of the queue only, which does not wake the next one when it leaves",
        fixedBy = CasParkSemaphore.class)
public class NotifyOneOfManySemaphore implements CountingSemaphore {
    private final Queue<Thread> waiters = new ConcurrentLinkedQueue<>();
    private final AtomicInteger permits;

    public NotifyOneOfManySemaphore() {
        this(PERMITS);
    }

    public NotifyOneOfManySemaphore(int permits) {
        this.permits = new AtomicInteger(permits);
    }

    @Override
    public void acquire() {
        if (tryAcquire()) return;
        waiters.add(Thread.currentThread());
        try {
            while (!tryAcquire()) Interruptibly.park(this);
        } finally {
            // the fault: the next waiter is not woken
            waiters.remove(Thread.currentThread());
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
