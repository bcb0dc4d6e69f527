package dev.turnstile.subjects.queues;

import dev.turnstile.models.queues.PriorityQueue;
import dev.turnstile.models.queues.PriorityQueueModel;
import dev.turnstile.spec.Subject;
import java.util.Queue;
import java.util.concurrent.PriorityBlockingQueue;
import org.jspecify.annotations.Nullable;

/** The JDK's own {@link PriorityBlockingQueue}. */
@Subject(model = PriorityQueueModel.class)
public class JdkPriorityQueue implements PriorityQueue {
    private final Queue<Integer> queue = new PriorityBlockingQueue<>();

    @Override
    public void add(int value) {
        queue.add(value);
    }

    @Override
    public @Nullable Integer poll() {
        return queue.poll();
    }

    @Override
    public int size() {
        return queue.size();
    }
}
