package dev.turnstile.subjects.queues;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A binary heap in an array, for one thread at a time. It reads its size once in each operation, so that threads that race on it get
 * wrong answers and not indices out of bounds.
 */
final class BinaryHeap {
    private int[] heap = new int[16];
    private int size;

    void add(int value) {
        int at = size;
        int count = at + 1;
        if (count > heap.length) heap = Arrays.copyOf(heap, 2 * at);
        while (at > 0) {
            int parent = (at - 1) / 2;
            if (heap[parent] <= value) break;
            heap[at] = heap[parent];
            at = parent;
        }
        heap[at] = value;
        size = count;
    }

    @Nullable
    Integer poll() {
        int last = size - 1;
        if (last < 0) return null;
        int smallest = heap[0];
        size = last;
        sink(heap[last], last);
        return smallest;
    }

    int size() {
        return size;
    }

    /** Puts a value in at the top of the first {@code count} elements, and moves smaller ones above it. */
    private void sink(int value, int count) {
        int at = 0;
        for (int child = 1; child < count; child = 2 * at + 1) {
            if (child + 1 < count && heap[child + 1] < heap[child]) child++;
            if (value <= heap[child]) break;
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = value;
    }
}
