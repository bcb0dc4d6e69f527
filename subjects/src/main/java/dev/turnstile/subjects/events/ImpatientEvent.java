package dev.turnstile.subjects.events;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.turnstile.models.Limit;
import dev.turnstile.models.events.TimedEvent;
import dev.turnstile.models.events.TimedEventModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.EarlyTimeout;
import dev.turnstile.support.waiting.Deadline;

/**
 * Gives up before its time: a waiter is woken by {@code set}, the flag is cleared before the waiter has the monitor back, and it takes the
 * end of its wait for the end of its time.
 *
 * <p>With a limit of an hour: {@code await(LONG):false | set(), clear()}. Fixed by {@link TimedMonitorEvent}.
 */
@Subject(model = TimedEventModel.class)
@Broken(
        fault = EarlyTimeout.class,
        because = "a wait that ends before the time has run out is not taken up again",
        fixedBy = TimedMonitorEvent.class)
public class ImpatientEvent extends MonitorEvent implements TimedEvent {
    @Override
    public synchronized boolean await(Limit limit) {
        // the fault: "if", not "while"
        if (!set) Deadline.after(limit.nanos(), NANOSECONDS).await(this);
        return set;
    }
}
