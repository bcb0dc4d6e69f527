package dev.turnstile.models.queues;

import static dev.turnstile.spec.Model.enabledWhen;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@link BoundedQueue} of one, single-threaded.
 *
 * <p>One slot is where three threads can have a producer and a consumer asleep on the same monitor; with two slots it takes four.
 */
public final class OneSlotQueueModel implements BoundedQueue {
    private @Nullable Integer slot;

    @Override
    public void put(int value) {
        enabledWhen(slot == null);
        slot = value;
    }

    @Override
    public int take() {
        enabledWhen(slot != null);
        int taken = Objects.requireNonNull(slot);
        slot = null;
        return taken;
    }

    @Override
    public boolean offer(int value) {
        if (slot != null) return false;
        slot = value;
        return true;
    }

    @Override
    public @Nullable Integer poll() {
        Integer taken = slot;
        slot = null;
        return taken;
    }

    @Override
    public int size() {
        return slot == null ? 0 : 1;
    }

    @Override
    public boolean isFull() {
        return slot != null;
    }

    @Override
    public boolean isEmpty() {
        return slot == null;
    }
}
