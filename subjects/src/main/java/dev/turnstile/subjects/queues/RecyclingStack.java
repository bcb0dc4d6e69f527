package dev.turnstile.subjects.queues;

import dev.turnstile.models.queues.LifoQueue;
import dev.turnstile.models.queues.LifoQueueModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostElement;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Falls for ABA: a thread has read the top node with its value and what lies below it. Meanwhile another takes that node and puts it in
 * again for a new value, for nodes are used again. The top is the same object as before, so the first thread's compare-and-set succeeds:
 * it takes the old value a second time, and the new one is lost.
 *
 * <p>With a 1 in it: {@code pop():1 | pop():1, push(2)}. Fixed by {@link TreiberStack}.
 */
@Subject(model = LifoQueueModel.class)
@Broken(
        fault = LostElement.class,
        because = "a node that was taken is put in again while another thread still compares with it",
        fixedBy = TreiberStack.class)
public class RecyclingStack implements LifoQueue {
    private final AtomicReference<@Nullable Node> top = new AtomicReference<>();
    private final AtomicReference<@Nullable Node> spare = new AtomicReference<>();

    @Override
    public void push(int value) {
        Node node = spare.getAndSet(null);
        if (node == null) node = new Node();
        node.value = value;
        for (; ; ) {
            Node below = top.get();
            node.below = below;
            if (top.compareAndSet(below, node)) return;
        }
    }

    @Override
    public @Nullable Integer pop() {
        for (; ; ) {
            Node taken = top.get();
            if (taken == null) return null;
            int value = taken.value;
            if (!top.compareAndSet(taken, taken.below)) continue;
            spare.set(taken); // the fault: others may still compare with it
            return value;
        }
    }

    private static final class Node {
        volatile int value;
        volatile @Nullable Node below;
    }
}
