package dev.turnstile.subjects.events;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.turnstile.models.Limit;
import dev.turnstile.models.events.TimedEvent;
import dev.turnstile.models.events.TimedEventModel;
import dev.turnstile.spec.Subject;

/** {@link MonitorEvent} with limits. */
@Subject(model = TimedEventModel.class)
public class TimedMonitorEvent extends MonitorEvent implements TimedEvent {
    @Override
    public boolean await(Limit limit) {
        return await(limit.nanos(), NANOSECONDS);
    }
}
