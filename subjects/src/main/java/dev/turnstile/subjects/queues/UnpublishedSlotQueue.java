package dev.turnstile.subjects.queues;

import dev.turnstile.models.queues.BoundedQueueModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostElement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reads an unwritten slot: a producer moves {@code tail} before it writes its element, and a consumer that sees the new {@code tail} takes
 * what was in the slot before.
 *
 * <p>{@code offer(1):true | poll():0}. See {@link MpmcArrayQueue}, where each slot has a turn that is passed on after the write.
 */
@Subject(model = BoundedQueueModel.class)
@Broken(
        fault = LostElement.class,
        because = "the index is published before the slot is written",
        see = MpmcArrayQueue.class)
public class UnpublishedSlotQueue extends ParkingQueue {
    private final AtomicInteger head = new AtomicInteger();
    private final AtomicInteger tail = new AtomicInteger();
    private final int[] values = new int[CAPACITY];

    @Override
    public boolean offer(int value) {
        for (; ; ) {
            int t = tail.get();
            if (head.get() == t - CAPACITY) return false;
            // the fault: consumers may come before the slot is written
            if (!tail.compareAndSet(t, t + 1)) continue;
            values[slot(t)] = value;
            wakeConsumers();
            return true;
        }
    }

    @Override
    public @Nullable Integer poll() {
        for (; ; ) {
            int h = head.get();
            if (tail.get() == h) return null;
            int value = values[slot(h)];
            if (!head.compareAndSet(h, h + 1)) continue;
            wakeProducers();
            return value;
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
