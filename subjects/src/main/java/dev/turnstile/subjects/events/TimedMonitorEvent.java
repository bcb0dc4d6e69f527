package dev.turnstile.subjects.events;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.turnstile.models.Limit;
import dev.turnstile.models.events.TimedEvent;
import dev.turnstile.models.events.TimedEventModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Deadline;

/** {@link MonitorEvent} with limits. */
@Subject(model = TimedEventModel.class)
public class TimedMonitorEvent extends MonitorEvent implements TimedEvent {
    @Override
    public synchronized boolean await(Limit limit) {
        Deadline deadline = Deadline.after(limit.nanos(), NANOSECONDS);
        while (!set) {
            if (deadline.passed()) return false;
            deadline.await(this);
        }
        return true;
    }
}
