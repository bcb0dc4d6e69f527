package dev.turnstile.subjects.queues;

import dev.turnstile.models.queues.PriorityQueue;
import dev.turnstile.models.queues.PriorityQueueModel;
import dev.turnstile.spec.Subject;
import org.jspecify.annotations.Nullable;

/** Every operation holds the monitor, so whenever it is free no child is smaller than its parent, and the root is the smallest. */
@Subject(model = PriorityQueueModel.class)
public class LockedHeap implements PriorityQueue {
    private final BinaryHeap heap = new BinaryHeap();

    @Override
    public synchronized void add(int value) {
        heap.add(value);
    }

    @Override
    public synchronized @Nullable Integer poll() {
        return heap.poll();
    }

    @Override
    public synchronized int size() {
        return heap.size();
    }
}
