package dev.turnstile.subjects.queues;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.turnstile.models.Limit;
import dev.turnstile.models.queues.TimedJoin;
import dev.turnstile.models.queues.TimedJoinModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Deadline;

/** {@link CountingJoinableQueue} with limits. */
@Subject(model = TimedJoinModel.class)
public class TimedCountingJoinableQueue extends CountingJoinableQueue implements TimedJoin {
    @Override
    public synchronized boolean join(Limit limit) {
        Deadline deadline = Deadline.after(limit.nanos(), NANOSECONDS);
        while (unfinished > 0) {
            if (deadline.passed()) return false;
            deadline.await(this);
        }
        return true;
    }
}
