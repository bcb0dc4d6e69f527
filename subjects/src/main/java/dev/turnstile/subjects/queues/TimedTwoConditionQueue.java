package dev.turnstile.subjects.queues;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.turnstile.models.Limit;
import dev.turnstile.models.queues.TimedQueue;
import dev.turnstile.models.queues.TimedQueueModel;
import dev.turnstile.spec.Subject;
import org.jspecify.annotations.Nullable;

/** {@link TwoConditionQueue} with limits. */
@Subject(model = TimedQueueModel.class)
public class TimedTwoConditionQueue extends TwoConditionQueue implements TimedQueue {
    @Override
    public boolean offer(int value, Limit limit) {
        return offer(value, limit.nanos(), NANOSECONDS);
    }

    @Override
    public @Nullable Integer poll(Limit limit) {
        return poll(limit.nanos(), NANOSECONDS);
    }
}
