package dev.turnstile.models.queues;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** {@link Deque}, single-threaded. */
public final class DequeModel implements Deque {
    private final ArrayDeque<Integer> values = new ArrayDeque<>();

    @Override
    public void addFirst(int value) {
        values.addFirst(value);
    }

    @Override
    public void addLast(int value) {
        values.addLast(value);
    }

    @Override
    public @Nullable Integer pollFirst() {
        return values.pollFirst();
    }

    @Override
    public @Nullable Integer pollLast() {
        return values.pollLast();
    }

    @Override
    public int size() {
        return values.size();
    }
}
