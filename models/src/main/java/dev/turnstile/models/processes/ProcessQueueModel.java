package dev.turnstile.models.processes;

import static dev.turnstile.spec.Model.enabledWhen;

import java.util.ArrayDeque;
import java.util.Queue;

/** {@link ProcessQueue}, single-threaded. */
public final class ProcessQueueModel implements ProcessQueue {
    private final Queue<Integer> elements = new ArrayDeque<>();
    private boolean ended;

    @Override
    public void put(int value) {
        if (ended) throw new IllegalStateException("ended");
        enabledWhen(elements.size() < CAPACITY);
        elements.add(value);
    }

    @Override
    public int take() {
        enabledWhen(ended || !elements.isEmpty());
        return elements.isEmpty() ? END : elements.remove();
    }

    @Override
    public void end() {
        ended = true;
    }
}
