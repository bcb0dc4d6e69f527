package dev.turnstile.subjects.queues;

import dev.turnstile.models.queues.BoundedQueueModel;
import dev.turnstile.spec.Subject;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * A ring without locks for many producers and consumers, after Dmitry Vyukov's bounded MPMC queue. CAPACITY is a power of two, so that
 * positions may overflow.
 *
 * <p>An operation takes effect when its compare-and-set claims a position: the queue is what lies between {@code head} and {@code tail},
 * and {@code 0 <= tail - head <= CAPACITY}. A slot's turn says who may claim it: the producer of position p while it is p, the consumer
 * while it is p + 1. Its release-write publishes what was done to the slot to the acquire-read of the next in turn.
 *
 * <p>Vyukov's queue answers full or empty as soon as it is not its turn; that may be because another thread has claimed the position and
 * not yet finished. Here the other index decides: since positions only grow, {@code head == t - CAPACITY} means that the queue is full at
 * that read, and {@code tail == h} that it is empty. If neither holds, the other thread is a few instructions from the end of its turn,
 * and this one spins. {@code size} is exact because {@code tail} stood still around the read of {@code head}.
 */
@Subject(model = BoundedQueueModel.class)
public class MpmcArrayQueue extends ParkingQueue {
    private final AtomicInteger head = new AtomicInteger();
    private final AtomicInteger tail = new AtomicInteger();
    private final int[] values = new int[CAPACITY];
    private final AtomicIntegerArray turns = new AtomicIntegerArray(CAPACITY);

    public MpmcArrayQueue() {
        for (int position = 0; position < CAPACITY; position++) turns.setPlain(position, position);
    }

    @Override
    public boolean offer(int value) {
        for (; ; ) {
            int t = tail.get();
            if (turns.getAcquire(slot(t)) == t) {
                if (!tail.compareAndSet(t, t + 1)) continue;
                values[slot(t)] = value;
                turns.setRelease(slot(t), t + 1);
                wakeConsumers();
                return true;
            }
            if (head.get() == t - CAPACITY) return false;
            Thread.onSpinWait();
        }
    }

    @Override
    public @Nullable Integer poll() {
        for (; ; ) {
            int h = head.get();
            if (turns.getAcquire(slot(h)) == h + 1) {
                if (!head.compareAndSet(h, h + 1)) continue;
                int value = values[slot(h)];
                turns.setRelease(slot(h), h + CAPACITY);
                wakeProducers();
                return value;
            }
            if (tail.get() == h) return null;
            Thread.onSpinWait();
        }
    }

    @Override
    public int size() {
        for (; ; ) {
            int t = tail.get();
            int size = t - head.get();
            if (t == tail.get()) return size;
        }
    }

    private static int slot(int position) {
        return position & (CAPACITY - 1);
    }
}
