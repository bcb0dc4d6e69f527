package dev.turnstile.subjects.queues;

import dev.turnstile.models.queues.BoundedQueue;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Adds waiting to a queue without locks.
 *
 * <p>A thread registers on its side before it tries again. A subclass changes its index before it wakes the other side, by a
 * compare-and-set, which is a full fence. So one of the two sees the other.
 */
abstract class ParkingQueue implements BoundedQueue {
    private final Queue<Thread> producers = new ConcurrentLinkedQueue<>();
    private final Queue<Thread> consumers = new ConcurrentLinkedQueue<>();

    @Override
    public void put(int value) {
        if (offer(value)) return;
        producers.add(Thread.currentThread());
        try {
            while (!offer(value)) Interruptibly.park(this);
        } finally {
            producers.remove(Thread.currentThread());
        }
    }

    @Override
    public int take() {
        Integer value = poll();
        if (value != null) return value;
        consumers.add(Thread.currentThread());
        try {
            while ((value = poll()) == null) Interruptibly.park(this);
            return value;
        } finally {
            consumers.remove(Thread.currentThread());
        }
    }

    final void wakeProducers() {
        producers.forEach(LockSupport::unpark);
    }

    final void wakeConsumers() {
        consumers.forEach(LockSupport::unpark);
    }
}
