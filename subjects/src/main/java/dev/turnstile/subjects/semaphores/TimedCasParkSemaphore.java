package dev.turnstile.subjects.semaphores;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.turnstile.models.Limit;
import dev.turnstile.models.semaphores.TimedSemaphore;
import dev.turnstile.models.semaphores.TimedSemaphoreModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Deadline;
import java.util.concurrent.locks.LockSupport;

/** {@link CasParkSemaphore} with limits. A waiter whose time has run out also wakes the next one if a permit is left. */
@Subject(model = TimedSemaphoreModel.class)
public class TimedCasParkSemaphore extends CasParkSemaphore implements TimedSemaphore {
    public TimedCasParkSemaphore() {
        this(0);
    }

    TimedCasParkSemaphore(int permits) {
        super(permits);
    }

    @Override
    public boolean tryAcquire(Limit limit) {
        if (tryAcquire()) return true;
        Deadline deadline = Deadline.after(limit.nanos(), NANOSECONDS);
        waiters.add(Thread.currentThread());
        try {
            while (!tryAcquire()) {
                if (deadline.passed()) return false;
                deadline.park(this);
            }
            return true;
        } finally {
            waiters.remove(Thread.currentThread());
            if (permits.get() > 0) LockSupport.unpark(waiters.peek());
        }
    }
}
