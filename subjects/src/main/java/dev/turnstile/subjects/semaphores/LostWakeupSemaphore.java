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
 * Sleeps beside a free permit: between a thread's failed attempt and its entry into the queue of waiters another thread releases, finds
 * nobody to wake, and goes. The waiter does not look again before it parks.
 *
 * <p>With no permit left: {@code acquire():never | release()}. Fixed by {@link CasParkSemaphore}.
 */
@Subject(model = CountingSemaphoreModel.class)
@Broken(
        fault = LostWakeup.class,
        because = "a waiter parks without another look after it has entered the queue",
        fixedBy = CasParkSemaphore.class)
public class LostWakeupSemaphore implements CountingSemaphore {
    private final Queue<Thread> waiters = new ConcurrentLinkedQueue<>();
    private final AtomicInteger permits;

    public LostWakeupSemaphore() {
        this(PERMITS);
    }

    public LostWakeupSemaphore(int permits) {
        this.permits = new AtomicInteger(permits);
    }

    @Override
    public void acquire() {
        if (tryAcquire()) return;
        waiters.add(Thread.currentThread());
        try {
            do Interruptibly.park(this); // the fault: a permit may be free by now
            while (!tryAcquire());
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
