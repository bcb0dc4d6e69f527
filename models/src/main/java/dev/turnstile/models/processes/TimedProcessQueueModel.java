package dev.turnstile.models.processes;

import static dev.turnstile.spec.Model.enabledWhen;

import dev.turnstile.models.Limit;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** {@link TimedProcessQueue}, single-threaded. */
public final class TimedProcessQueueModel implements TimedProcessQueue {
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
