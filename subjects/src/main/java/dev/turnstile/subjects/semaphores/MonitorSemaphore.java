package dev.turnstile.subjects.semaphores;

import dev.turnstile.models.semaphores.CountingSemaphore;
import dev.turnstile.models.semaphores.CountingSemaphoreModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interruptibly;

/**
 * Every operation holds the monitor.
 *
 * <p>All waiters wait for the same thing, and each release wakes one of them for its one permit, so {@code notify} is enough. If another
 * thread takes the permit before the woken one has the monitor back, it waits on, and that thread's release will wake it.
 */
@Subject(model = CountingSemaphoreModel.class)
public class MonitorSemaphore implements CountingSemaphore {
    int permits;

    public MonitorSemaphore() {
        this(PERMITS);
    }

    public MonitorSemaphore(int permits) {
        this.permits = permits;
    }

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
        permits++;
        notify();
    }

    @Override
    public synchronized int available() {
        return permits;
    }
}
