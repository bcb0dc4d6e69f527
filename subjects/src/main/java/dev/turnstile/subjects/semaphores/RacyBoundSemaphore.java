package dev.turnstile.subjects.semaphores;

import dev.turnstile.models.semaphores.BoundedSemaphore;
import dev.turnstile.models.semaphores.BoundedSemaphoreModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.BoundExceeded;
import dev.turnstile.support.waiting.Interruptibly;

/**
 * Goes past its bound: two threads release the last permit that is out. Both see room for one, then both add theirs.
 *
 * <p>With one permit left of two: {@code release() | release()}, then {@code available():3}. Fixed by {@link MonitorBoundedSemaphore}.
 */
@Subject(model = BoundedSemaphoreModel.class)
@Broken(
        fault = BoundExceeded.class,
        because = "the bound is checked before the monitor is taken to add the permit",
        fixedBy = MonitorBoundedSemaphore.class)
public class RacyBoundSemaphore implements BoundedSemaphore {
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
    public void release() {
        // the fault: the monitor is not held from here on
        if (available() == PERMITS) throw new IllegalStateException("all permits are free");
        synchronized (this) {
            permits++;
            notify();
        }
    }

    @Override
    public synchronized int available() {
        return permits;
    }
}
