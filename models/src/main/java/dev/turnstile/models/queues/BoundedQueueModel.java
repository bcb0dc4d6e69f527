package dev.turnstile.models.queues;

import static dev.turnstile.spec.Model.enabledWhen;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** {@link BoundedQueue} of {@value #CAPACITY}, single-threaded. */
public final class BoundedQueueModel implements BoundedQueue {
    private final ArrayDeque<Integer> elements = new ArrayDeque<>();

    @Override
    public void put(int value) {
        enabledWhen(!isFull());
        elements.add(value);
    }

    @Override
    public int take() {
        enabledWhen(!isEmpty());
        return elements.remove();
    }

    @Override
    public boolean offer(int value) {
        return !isFull() && elements.add(value);
    }

    @Override
    public @Nullable Integer poll() {
        return elements.poll();
    }

    @Override
    public int size() {
        return elements.size();
    }

    @Override
    public boolean isFull() {
        return elements.size() == CAPACITY;
    }

    @Override
    public boolean isEmpty() {
        return elements.isEmpty();
    }
}
