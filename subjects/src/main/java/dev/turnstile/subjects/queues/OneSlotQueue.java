package dev.turnstile.subjects.queues;

import dev.turnstile.models.queues.BoundedQueue;
import dev.turnstile.models.queues.OneSlotQueueModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interruptibly;
import org.jspecify.annotations.Nullable;

/**
 * One slot; every operation holds the monitor. Producers and consumers sleep on it together, so every change wakes all of them: one alone
 * might be of the wrong side.
 */
@Subject(model = OneSlotQueueModel.class)
public class OneSlotQueue implements BoundedQueue {
    private @Nullable Integer slot;

    @Override
    public synchronized void put(int value) {
        while (!offer(value)) Interruptibly.await(this);
    }

    @Override
    public synchronized int take() {
        for (; ; ) {
            Integer value = poll();
            if (value != null) return value;
            Interruptibly.await(this);
        }
    }

    @Override
    public synchronized boolean offer(int value) {
        if (slot != null) return false;
        slot = value;
        wakeUp();
        return true;
    }

    @Override
    public synchronized @Nullable Integer poll() {
        Integer value = slot;
        if (value == null) return null;
        slot = null;
        wakeUp();
        return value;
    }

    private void wakeUp() {
        notifyAll();
    }

    @Override
    public synchronized int size() {
        return slot == null ? 0 : 1;
    }

    @Override
    public synchronized boolean isFull() {
        return slot != null;
    }

    @Override
    public synchronized boolean isEmpty() {
        return slot == null;
    }
}
