package dev.turnstile.subjects.semaphores;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.turnstile.models.Limit;
import dev.turnstile.models.semaphores.TimedSemaphore;
import dev.turnstile.models.semaphores.TimedSemaphoreModel;
import dev.turnstile.spec.Subject;

/** {@link MonitorSemaphore} with limits. */
@Subject(model = TimedSemaphoreModel.class)
public class TimedMonitorSemaphore extends MonitorSemaphore implements TimedSemaphore {
    public TimedMonitorSemaphore() {
        super(0);
    }

    @Override
    public boolean tryAcquire(Limit limit) {
        return tryAcquire(limit.nanos(), NANOSECONDS);
    }
}
