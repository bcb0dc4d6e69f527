package dev.turnstile.models.queues;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** {@link LifoQueue}, single-threaded. */
public final class LifoQueueModel implements LifoQueue {
    private final Deque<Integer> values = new ArrayDeque<>();

    @Override
    public void push(int value) {
        values.push(value);
    }

    @Override
    public @Nullable Integer pop() {
        return values.poll();
    }
}
