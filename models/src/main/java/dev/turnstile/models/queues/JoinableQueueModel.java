package dev.turnstile.models.queues;

import static dev.turnstile.spec.Model.enabledWhen;

import java.util.ArrayDeque;
import java.util.Queue;

/** {@link JoinableQueue}, single-threaded. */
public final class JoinableQueueModel implements JoinableQueue {
    private final Queue<Integer> items = new ArrayDeque<>();
    private int unfinished;

    @Override
    public void put(int item) {
        items.add(item);
        unfinished++;
    }

    @Override
    public int take() {
        enabledWhen(!items.isEmpty());
        return items.remove();
    }

    @Override
    public void taskDone() {
        if (unfinished == 0) throw new IllegalStateException("more done than put");
        unfinished--;
    }

    @Override
    public void join() {
        enabledWhen(unfinished == 0);
    }
}
