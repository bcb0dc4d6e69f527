package dev.turnstile.models.queues;

import static dev.turnstile.spec.Model.enabledWhen;

import dev.turnstile.models.Limit;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** {@link TimedQueue}, single-threaded. */
public final class TimedQueueModel implements TimedQueue {
    private final Queue<Integer> elements = new ArrayDeque<>();

    @Override
    public boolean offer(int value, Limit limit) {
        if (elements.size() == CAPACITY) {
            enabledWhen(limit.runsOut());
            return false;
        }
        return elements.add(value);
    }

    @Override
    public @Nullable Integer poll(Limit limit) {
        if (elements.isEmpty()) enabledWhen(limit.runsOut());
        return elements.poll();
    }
}
