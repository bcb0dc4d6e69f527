package dev.turnstile.subjects.queues;

import dev.turnstile.models.queues.BoundedQueue;
import dev.turnstile.models.queues.BoundedQueueModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interrupted;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** The JDK's own {@link LinkedBlockingQueue}, with one lock at each end. */
@Subject(model = BoundedQueueModel.class)
public class JdkLinkedBlockingQueue implements BoundedQueue {
    private final BlockingQueue<Integer> queue = new LinkedBlockingQueue<>(CAPACITY);

    @Override
    public void put(int value) {
        try {
            queue.put(value);
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
    }

    @Override
    public int take() {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
    }

    @Override
    public boolean offer(int value) {
        return queue.offer(value);
    }

    @Override
    public @Nullable Integer poll() {
        return queue.poll();
    }

    @Override
    public int size() {
        return queue.size();
    }

    @Override
    public boolean isFull() {
        return queue.remainingCapacity() == 0;
    }

    @Override
    public boolean isEmpty() {
        return queue.isEmpty();
    }
}
