package dev.turnstile.subjects.queues;

import dev.turnstile.models.queues.BoundedQueue;
import dev.turnstile.models.queues.BoundedQueueModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interruptibly;
import org.jspecify.annotations.Nullable;

/**
 * A ring in an array; every operation holds the monitor.
 *
 * <p>Whenever the monitor is free, the {@code size} elements from {@code head} on are the queue. Producers and consumers sleep on the same
 * monitor, so every change wakes all of them, and each checks again before it goes on.
 */
@Subject(model = BoundedQueueModel.class)
public class MonitorQueue implements BoundedQueue {
    private final int[] ring = new int[CAPACITY];
    private int head;
    private int tail;
    int size;

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
    public synchronized boolean offer(int value) {
        if (size == CAPACITY) return false;
        append(value);
        return true;
    }

    @Override
    public synchronized @Nullable Integer poll() {
        return size == 0 ? null : remove();
    }

    @Override
    public synchronized int size() {
        return size;
    }

    void append(int value) {
        ring[tail] = value;
        tail = (tail + 1) % CAPACITY;
        size++;
        notifyAll();
    }

    int remove() {
        int value = ring[head];
        head = (head + 1) % CAPACITY;
        size--;
        notifyAll();
        return value;
    }
}
