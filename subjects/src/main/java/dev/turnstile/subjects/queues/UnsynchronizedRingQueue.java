package dev.turnstile.subjects.queues;

import dev.turnstile.models.queues.BoundedQueue;
import dev.turnstile.models.queues.BoundedQueueModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostElement;
import dev.turnstile.support.waiting.Interruptibly;
import org.jspecify.annotations.Nullable;

/**
 * Loses elements and delivers others twice: only {@code put} and {@code take}, which have to wait, hold the monitor. Two offers write
 * the same slot, two polls read it.
 *
 * <p>With one element 1: {@code poll():1 | poll():1}. Fixed by {@link MonitorQueue}.
 */
@Subject(model = BoundedQueueModel.class)
@Broken(
        fault = LostElement.class,
        because = "only the operations that wait hold the monitor",
        fixedBy = MonitorQueue.class)
public class UnsynchronizedRingQueue implements BoundedQueue {
    private final int[] ring = new int[CAPACITY];
    private int head;
    private int tail;
    private int size;

    @Override
    public synchronized void put(int value) {
        while (size == CAPACITY) Interruptibly.await(this);
        append(value);
    }

    @Override
    public synchronized int take() {
        while (size == 0) Interruptibly.await(this);
        return remove();
    }

    @Override
    // the fault: not synchronized
    public boolean offer(int value) {
        if (size == CAPACITY) return false;
        append(value);
        return true;
    }

    @Override
    public @Nullable Integer poll() {
        return size == 0 ? null : remove();
    }

    @Override
    public int size() {
        return size;
    }

    private void append(int value) {
        ring[tail] = value;
        tail = (tail + 1) % CAPACITY;
        size++;
        wakeAll();
    }

    private int remove() {
        int value = ring[head];
        head = (head + 1) % CAPACITY;
        size--;
        wakeAll();
        return value;
    }

    private synchronized void wakeAll() {
        notifyAll();
    }
}
