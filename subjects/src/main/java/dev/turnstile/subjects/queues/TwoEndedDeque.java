package dev.turnstile.subjects.queues;

import dev.turnstile.models.queues.Deque;
import dev.turnstile.models.queues.DequeModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostElement;
import org.jspecify.annotations.Nullable;

/**
 * Delivers an element twice: each end has a lock of its own, but the last element left is at both ends. One thread takes it as the first,
 * another as the last.
 *
 * <p>With a 1 in it: {@code pollFirst():1 | pollLast():1}. Fixed by {@link LockedDeque}.
 */
@Subject(model = DequeModel.class)
@Broken(
        fault = LostElement.class,
        because = "the two ends have a lock each, and meet in the last element",
        fixedBy = LockedDeque.class)
public class TwoEndedDeque implements Deque {
    // the fault: one lock for each end
    private final Object front = new Object();
    private final Object back = new Object();
    private final LinkedValues values = new LinkedValues();

    @Override
    public void addFirst(int value) {
        synchronized (front) {
            values.addFirst(value);
        }
    }

    @Override
    public void addLast(int value) {
        synchronized (back) {
            values.addLast(value);
        }
    }

    @Override
    public @Nullable Integer pollFirst() {
        synchronized (front) {
            return values.pollFirst();
        }
    }

    @Override
    public @Nullable Integer pollLast() {
        synchronized (back) {
            return values.pollLast();
        }
    }

    @Override
    public int size() {
        synchronized (front) {
            synchronized (back) {
                return values.size();
            }
        }
    }
}
