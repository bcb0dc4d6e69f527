package dev.turnstile.subjects.queues;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.turnstile.models.Limit;
import dev.turnstile.models.queues.TimedQueue;
import dev.turnstile.models.queues.TimedQueueModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interrupted;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** The JDK's own {@link ArrayBlockingQueue}, with limits. */
@Subject(model = TimedQueueModel.class)
public class JdkTimedQueue implements TimedQueue {
    private final BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(CAPACITY);

    @Override
    public boolean offer(int value, Limit limit) {
        try {
            return queue.offer(value, limit.nanos(), NANOSECONDS);
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
    }

    @Override
    public @Nullable Integer poll(Limit limit) {
        try {
            return queue.poll(limit.nanos(), NANOSECONDS);
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
    }
}
