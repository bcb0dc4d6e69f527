package dev.turnstile.subjects.queues;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.turnstile.models.Limit;
import dev.turnstile.models.queues.BoundedQueue;
import dev.turnstile.models.queues.TimedQueue;
import dev.turnstile.models.queues.TimedQueueModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Deadline;
import org.jspecify.annotations.Nullable;

/** {@link MonitorQueue} with limits. */
@Subject(model = TimedQueueModel.class)
public class TimedMonitorQueue extends MonitorQueue implements TimedQueue {
    @Override
    public synchronized boolean offer(int value, Limit limit) {
        Deadline deadline = Deadline.after(limit.nanos(), NANOSECONDS);
        while (size == BoundedQueue.CAPACITY) {
            if (deadline.passed()) return false;
            deadline.await(this);
        }
        append(value);
        return true;
    }

    @Override
    public synchronized @Nullable Integer poll(Limit limit) {
        Deadline deadline = Deadline.after(limit.nanos(), NANOSECONDS);
        while (size == 0) {
            if (deadline.passed()) return null;
            deadline.await(this);
        }
        return remove();
    }
}
