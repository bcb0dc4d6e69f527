package dev.turnstile.subjects.queues;

import dev.turnstile.models.queues.BoundedQueue;
import dev.turnstile.models.queues.BoundedQueueModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interrupted;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One lock, and one condition for each side.
 *
 * <p>The elements are touched under the lock only. All who wait on one condition wait for the same thing, each change makes room for one
 * of them and signals one, and a signal cannot go to the wrong side.
 * One that is signalled when its time has run out looks at the elements before it gives up, so the signal is not lost on it.
 */
@Subject(model = BoundedQueueModel.class)
public class TwoConditionQueue implements BoundedQueue {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notFull = lock.newCondition();
    private final Condition notEmpty = lock.newCondition();
    private final ArrayDeque<Integer> elements = new ArrayDeque<>(CAPACITY);

    @Override
    public void put(int value) {
        lock.lock();
        try {
            while (elements.size() == CAPACITY) notFull.await();
            append(value);
        } catch (InterruptedException e) {
            throw new Interrupted();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int take() {
        lock.lock();
        try {
            while (elements.isEmpty()) notEmpty.await();
            return remove();
        } catch (InterruptedException e) {
            throw new Interrupted();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean offer(int value) {
        lock.lock();
        try {
            if (elements.size() == CAPACITY) return false;
            append(value);
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable Integer poll() {
        lock.lock();
        try {
            return elements.isEmpty() ? null : remove();
        } finally {
            lock.unlock();
        }
    }

    /** Appends; waits while the queue is full, but not longer than the time-out, and tells whether it did. */
    public boolean offer(int value, long timeout, TimeUnit unit) {
        long left = unit.toNanos(timeout);
        lock.lock();
        try {
            while (elements.size() == CAPACITY) {
                if (left <= 0) return false;
                left = notFull.awaitNanos(left);
            }
            append(value);
            return true;
        } catch (InterruptedException e) {
            throw new Interrupted();
        } finally {
            lock.unlock();
        }
    }

    /** Takes the oldest element; waits for one, but not longer than the time-out; {@code null} if none came. */
    public @Nullable Integer poll(long timeout, TimeUnit unit) {
        long left = unit.toNanos(timeout);
        lock.lock();
        try {
            while (elements.isEmpty()) {
                if (left <= 0) return null;
                left = notEmpty.awaitNanos(left);
            }
            return remove();
        } catch (InterruptedException e) {
            throw new Interrupted();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int size() {
        lock.lock();
        try {
            return elements.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isFull() {
        return size() == CAPACITY;
    }

    @Override
    public boolean isEmpty() {
        return size() == 0;
    }

    private void append(int value) {
        elements.add(value);
        notEmpty.signal();
    }

    private int remove() {
        int value = elements.remove();
        notFull.signal();
        return value;
    }
}
