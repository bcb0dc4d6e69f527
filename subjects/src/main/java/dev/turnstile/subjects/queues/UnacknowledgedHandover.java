package dev.turnstile.subjects.queues;

import dev.turnstile.models.queues.Handover;
import dev.turnstile.models.queues.HandoverModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostWakeup;
import dev.turnstile.support.waiting.Interrupted;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Does not notice that its value was taken: a producer waits until the slot is empty, but before it is awake another one has put a value
 * in, and it sleeps on, until that one is taken as well.
 *
 * <p>{@code put(1):never | take():1, put(2):never}: the first producer has to return. Fixed by {@link AcknowledgedHandover}.
 */
@Subject(model = HandoverModel.class)
@Broken(
        fault = LostWakeup.class,
        because = "a producer waits for an empty slot rather than for its own value to be gone",
        fixedBy = AcknowledgedHandover.class)
public class UnacknowledgedHandover implements Handover {
    private @Nullable Offer slot;

    @Override
    public synchronized void put(int value) {
        while (slot != null) Interruptibly.await(this);
        Offer mine = new Offer(value);
        change(mine);
        try {
            // the fault: the slot may hold another producer's value by now
            while (slot != null) Interruptibly.await(this);
        } catch (Interrupted e) {
            if (slot != mine) return;
            change(null);
            throw e;
        }
    }

    @Override
    public synchronized int take() {
        while (slot == null) Interruptibly.await(this);
        int value = Objects.requireNonNull(slot).value;
        change(null);
        return value;
    }

    private void change(@Nullable Offer offer) {
        slot = offer;
        notifyAll();
    }

    private static final class Offer {
        final int value;

        Offer(int value) {
            this.value = value;
        }
    }
}
