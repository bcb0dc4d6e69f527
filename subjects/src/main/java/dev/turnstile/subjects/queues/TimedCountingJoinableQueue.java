package dev.turnstile.subjects.queues;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.turnstile.models.Limit;
import dev.turnstile.models.queues.TimedJoin;
import dev.turnstile.models.queues.TimedJoinModel;
import dev.turnstile.spec.Subject;

/** {@link CountingJoinableQueue} with limits. */
@Subject(model = TimedJoinModel.class)
public class TimedCountingJoinableQueue extends CountingJoinableQueue implements TimedJoin {
    @Override
    public boolean join(Limit limit) {
        return join(limit.nanos(), NANOSECONDS);
    }
}
