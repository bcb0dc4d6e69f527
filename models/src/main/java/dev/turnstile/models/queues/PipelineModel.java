package dev.turnstile.models.queues;

import static dev.turnstile.spec.Model.enabledWhen;

import java.util.ArrayDeque;
import java.util.Queue;

/** {@link Pipeline}, single-threaded. */
public final class PipelineModel implements Pipeline {
    private final Queue<Integer> items = new ArrayDeque<>();
    private boolean ended;

    @Override
    public boolean produce(int item) {
        if (ended) return false;
        items.add(item);
        return true;
    }

    @Override
    public int consume() {
        enabledWhen(ended || !items.isEmpty());
        return items.isEmpty() ? END : items.remove();
    }

    @Override
    public void end() {
        ended = true;
    }
}
