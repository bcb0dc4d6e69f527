package dev.turnstile.models.queues;

import static dev.turnstile.spec.Model.enabledWhen;

import java.util.ArrayDeque;
import java.util.Queue;

/** {@link Pipeline}, single-threaded. */
public final class PipelineModel implements Pipeline {
    private final Queue<Integer> items = new ArrayDeque<>();
    private boolean closed;

    @Override
    public boolean produce(int item) {
        if (closed) return false;
        items.add(item);
        return true;
    }

    @Override
    public int consume() {
        enabledWhen(closed || !items.isEmpty());
        return items.isEmpty() ? END : items.remove();
    }

    @Override
    public void close() {
        closed = true;
    }
}
