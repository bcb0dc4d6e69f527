package dev.turnstile.subjects.semaphores;

import dev.turnstile.models.semaphores.BoundedSemaphore;
import dev.turnstile.models.semaphores.BoundedSemaphoreModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * {@link CasParkSemaphore} with a bound: {@code 0 <= permits <= PERMITS} always, because a permit is taken by a compare-and-set from a
 * number above zero and given back by a compare-and-set from a number below the bound. Waiters are woken as there.
 */
@Subject(model = BoundedSemaphoreModel.class)
public class CasBoundedSemaphore implements BoundedSemaphore {
    private final Queue<Thread> waiters = new ConcurrentLinkedQueue<>();
    private final AtomicInteger permits = new AtomicInteger(PERMITS);

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
        for (; ; ) {
            int free = permits.get();
            if (free == PERMITS) throw new IllegalStateException("all permits are free");
            if (permits.compareAndSet(free, free + 1)) break;
        }
        LockSupport.unpark(waiters.peek());
    }

    @Override
    public int available() {
        return permits.get();
    }
}
