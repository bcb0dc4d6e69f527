package dev.turnstile.subjects.semaphores;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.turnstile.models.Limit;
import dev.turnstile.support.waiting.Deadline;

/**
 * {@link TimedCasParkSemaphore} with a fault in the wait with a limit: a waiter whose time has run out leaves the queue without a look at
 * the permits, be it for itself or for the next in the queue.
 */
class SwallowedWakeupSemaphore extends TimedCasParkSemaphore {
    SwallowedWakeupSemaphore(int permits) {
        super(permits);
    }

    @Override
    public boolean tryAcquire(Limit limit) {
        if (tryAcquire()) return true;
        Deadline deadline = Deadline.after(limit.nanos(), NANOSECONDS);
        waiters.add(Thread.currentThread());
        try {
            while (!tryAcquire()) {
                deadline.park(this);
                // the fault: a permit that came just then is neither taken nor passed on
                if (deadline.passed()) return false;
            }
            return true;
        } finally {
            waiters.remove(Thread.currentThread());
        }
    }
}
