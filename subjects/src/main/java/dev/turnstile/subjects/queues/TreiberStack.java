package dev.turnstile.subjects.queues;

import dev.turnstile.models.queues.LifoQueue;
import dev.turnstile.models.queues.LifoQueueModel;
import dev.turnstile.spec.Subject;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The top node in an atomic reference (Treiber, "Systems Programming: Coping with Parallelism", 1986).
 *
 * <p>Each change is one compare-and-set of the top. A node is never changed and never put in twice, so a top that is the same object holds
 * the same value and has the same node below it. No address is used again while anybody holds it: that is the garbage collector's part.
 */
@Subject(model = LifoQueueModel.class)
public class TreiberStack implements LifoQueue {
    private final AtomicReference<@Nullable Node> top = new AtomicReference<>();

    @Override
    public void push(int value) {
        for (; ; ) {
            Node below = top.get();
            if (top.compareAndSet(below, new Node(value, below))) return;
        }
    }

    @Override
    public @Nullable Integer pop() {
        for (; ; ) {
            Node taken = top.get();
            if (taken == null) return null;
            int value = taken.value;
            if (!top.compareAndSet(taken, taken.below)) continue;
            return value;
        }
    }

    private record Node(int value, @Nullable Node below) {}
}
