package dev.turnstile.subjects.semaphores;

import dev.turnstile.subjects.Deadline;
import java.util.concurrent.TimeUnit;

/**
 * {@link CasParkSemaphore} with a fault in the wait with a limit: a waiter whose time has run out leaves the queue without a look at the
 * permits, be it for itself or for the next in the queue.
 */
class SwallowedWakeupSemaphore extends CasParkSemaphore {
    SwallowedWakeupSemaphore(int permits) {
        super(permits);
    }

    @Override
    public boolean tryAcquire(long timeout, TimeUnit unit) {
        if (tryAcquire()) return true;
        Deadline deadline = Deadline.after(timeout, unit);
        waiters.add(Thread.currentThread());
        try {
            while (!tryAcquire()) {
                deadline.park(this);
                if (deadline.passed()) return false;
            }
            return true;
        } finally {
            waiters.remove(Thread.currentThread());
        }
    }
}
