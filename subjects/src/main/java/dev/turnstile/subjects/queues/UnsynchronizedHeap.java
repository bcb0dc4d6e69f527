package dev.turnstile.subjects.queues;

import dev.turnstile.models.queues.PriorityQueue;
import dev.turnstile.models.queues.PriorityQueueModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostElement;
import org.jspecify.annotations.Nullable;

/**
 * Loses and repeats elements: two threads that add read the same size and write to the same place, two that poll take the same root.
 *
 * <p>With a 1 in it: {@code poll():1 | poll():1}. Fixed by {@link LockedHeap}.
 */
@Subject(model = PriorityQueueModel.class)
@Broken(
        fault = LostElement.class,
        because = "the heap is changed in several steps that nothing holds together",
        fixedBy = LockedHeap.class)
public class UnsynchronizedHeap implements PriorityQueue {
    private final BinaryHeap heap = new BinaryHeap();

    @Override
    public void add(int value) {
        heap.add(value); // the fault: no lock
    }

    @Override
    public @Nullable Integer poll() {
        return heap.poll();
    }

    @Override
    public int size() {
        return heap.size();
    }
}
