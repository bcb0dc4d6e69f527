package dev.turnstile.subjects.queues;

import dev.turnstile.models.queues.BoundedQueue;
import dev.turnstile.models.queues.OneSlotQueueModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostWakeup;
import dev.turnstile.support.waiting.Interruptibly;
import org.jspecify.annotations.Nullable;

/**
 * Both sides asleep: producers and consumers wait on one monitor, and each change wakes one thread of either side. A consumer that has
 * emptied the slot wakes another consumer, which goes back to sleep; the producer, who could go on, is not woken.
 *
 * <p>Both consumers asleep first: {@code take():1 | take():never | put(1), put(2):never}. Only real threads show
 * it, since {@code notify} wakes just one there. Fixed by {@link OneSlotQueue}.
 */
@Subject(model = OneSlotQueueModel.class)
@Broken(fault = LostWakeup.class, because = "notify may wake a thread of the wrong side", fixedBy = OneSlotQueue.class)
public class SingleNotifyQueue implements BoundedQueue {
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
        notify(); // the fault: it may wake a thread of the same side
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
