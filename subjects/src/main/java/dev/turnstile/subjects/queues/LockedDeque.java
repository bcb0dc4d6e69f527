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
    public void addFirst(int value) {
        synchronized (values) {
            values.addFirst(value);
        }
    }

    @Override
    public void addLast(int value) {
        synchronized (values) {
            values.addLast(value);
        }
    }

    @Override
    public @Nullable Integer pollFirst() {
        synchronized (values) {
            return values.pollFirst();
        }
    }

    @Override
    public @Nullable Integer pollLast() {
        synchronized (values) {
            return values.pollLast();
        }
    }

    @Override
    public int size() {
        synchronized (values) {
            return values.size();
        }
    }
}
