package dev.turnstile.subjects.queues;

import dev.turnstile.models.queues.Deque;
import dev.turnstile.models.queues.DequeModel;
import dev.turnstile.spec.Subject;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** The JDK's own {@link ConcurrentLinkedDeque}. */
@Subject(model = DequeModel.class)
public class JdkDeque implements Deque {
    private final ConcurrentLinkedDeque<Integer> values = new ConcurrentLinkedDeque<>();

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

    /** Counts as it walks along. */
    @Override
    public int size() {
        return values.size();
    }
}
