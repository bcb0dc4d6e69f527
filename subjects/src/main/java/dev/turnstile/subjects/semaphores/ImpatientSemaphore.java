package dev.turnstile.subjects.semaphores;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.turnstile.models.Limit;
import dev.turnstile.models.semaphores.TimedSemaphore;
import dev.turnstile.models.semaphores.TimedSemaphoreModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.EarlyTimeout;
import dev.turnstile.support.waiting.Deadline;

/**
 * Gives up before its time: a waiter is woken for a permit, another thread takes the permit before the woken one has the monitor back,
 * and that one takes the end of its wait for the end of its time.
 *
 * <p>With a limit of an hour: {@code tryAcquire(LONG):false | release(), tryAcquire(LONG):true}. Fixed by {@link TimedMonitorSemaphore}.
 */
@Subject(model = TimedSemaphoreModel.class)
@Broken(
        fault = EarlyTimeout.class,
        because = "a wait that ends before the time has run out is not taken up again",
        fixedBy = TimedMonitorSemaphore.class)
public class ImpatientSemaphore extends MonitorSemaphore implements TimedSemaphore {
    public ImpatientSemaphore() {
        super(0);
    }

    @Override
    public synchronized boolean tryAcquire(Limit limit) {
        // the fault: "if", not "while"
        if (permits == 0) Deadline.after(limit.nanos(), NANOSECONDS).await(this);
        if (permits == 0) return false;
        permits--;
        return true;
    }
}
