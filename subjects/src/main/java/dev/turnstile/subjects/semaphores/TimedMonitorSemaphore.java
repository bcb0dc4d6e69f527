package dev.turnstile.subjects.semaphores;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.turnstile.models.Limit;
import dev.turnstile.models.semaphores.TimedSemaphore;
import dev.turnstile.models.semaphores.TimedSemaphoreModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Deadline;

/**
 * {@link MonitorSemaphore} with limits. A waiter that is woken when its time has run out still takes the permit, because it looks at the
 * permits first.
 */
@Subject(model = TimedSemaphoreModel.class)
public class TimedMonitorSemaphore extends MonitorSemaphore implements TimedSemaphore {
    public TimedMonitorSemaphore() {
        super(0);
    }

    @Override
    public synchronized boolean tryAcquire(Limit limit) {
        Deadline deadline = Deadline.after(limit.nanos(), NANOSECONDS);
        while (permits == 0) {
            if (deadline.passed()) return false;
            deadline.await(this);
        }
        permits--;
        return true;
    }
}
