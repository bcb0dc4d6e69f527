package dev.turnstile.subjects.queues;

import dev.turnstile.models.queues.BoundedQueue;
import dev.turnstile.models.queues.BoundedQueueModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.EarlyWakeup;
import dev.turnstile.support.waiting.Interruptibly;
import org.jspecify.annotations.Nullable;

/**
 * Takes from an empty queue: a consumer is woken for an element, another one takes it before the woken one has the monitor back, and that
 * one goes on without another look.
 *
 * <p>{@code take():1 | put(1), poll():1}. Fixed by {@link MonitorQueue}.
 */
@Subject(model = BoundedQueueModel.class)
@Broken(
        fault = EarlyWakeup.class,
        because = "the condition is not checked again after the wait",
        fixedBy = MonitorQueue.class)
public class IfInsteadOfWhileQueue implements BoundedQueue {
    private final int[] ring = new int[CAPACITY];
    private int head;
    private int tail;
    private int size;

    @Override
    public synchronized void put(int value) {
        // the fault: "if", not "while"
        if (size == CAPACITY) Interruptibly.await(this);
        append(value);
    }

    @Override
    public synchronized int take() {
        if (size == 0) Interruptibly.await(this);
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

    private void append(int value) {
        ring[tail] = value;
        tail = (tail + 1) % CAPACITY;
        size++;
        notifyAll();
    }

    private int remove() {
        int value = ring[head];
        head = (head + 1) % CAPACITY;
        size--;
        notifyAll();
        return value;
    }
}
