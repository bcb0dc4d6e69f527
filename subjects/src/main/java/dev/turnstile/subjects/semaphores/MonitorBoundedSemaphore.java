package dev.turnstile.subjects.semaphores;

import dev.turnstile.models.semaphores.BoundedSemaphore;
import dev.turnstile.models.semaphores.BoundedSemaphoreModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interruptibly;

/**
 * Every operation holds the monitor, so that a release checks the bound and adds its permit as one step: {@code 0 <= permits <= PERMITS}
 * whenever the monitor is free. One {@code notify} for one permit is enough, since all waiters wait for the same thing.
 */
@Subject(model = BoundedSemaphoreModel.class)
public class MonitorBoundedSemaphore implements BoundedSemaphore {
    private int permits = PERMITS;

    @Override
    public synchronized void acquire() {
        while (permits == 0) Interruptibly.await(this);
        permits--;
    }

    @Override
    public synchronized boolean tryAcquire() {
        if (permits == 0) return false;
        permits--;
        return true;
    }

    @Override
    public synchronized void release() {
        if (permits == PERMITS) throw new IllegalStateException("all permits are free");
        permits++;
        notify();
    }

    @Override
    public synchronized int available() {
        return permits;
    }
}
