package dev.turnstile.subjects.queues;

import dev.turnstile.models.queues.Deque;
import dev.turnstile.models.queues.DequeModel;
import dev.turnstile.spec.Subject;
import org.jspecify.annotations.Nullable;

/** One monitor for both ends, because a deque of none or one has its ends in the same place. */
@Subject(model = DequeModel.class)
public class LockedDeque implements Deque {
    private final LinkedValues values = new LinkedValues();

    @Override
    public synchronized void addFirst(int value) {
        values.addFirst(value);
    }

    @Override
    public synchronized void addLast(int value) {
        values.addLast(value);
    }

    @Override
    public synchronized @Nullable Integer pollFirst() {
        return values.pollFirst();
    }

    @Override
    public synchronized @Nullable Integer pollLast() {
        return values.pollLast();
    }

    @Override
    public synchronized int size() {
        return values.size();
    }
}
