package dev.turnstile.subjects.queues;

import dev.turnstile.models.queues.Handover;
import dev.turnstile.models.queues.HandoverModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interrupted;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One slot under a monitor, and a producer stays until the slot does not hold its own offer any more. Offers are told apart as objects, so
 * it does not matter what is in the slot by then.
 *
 * <p>An offer is held out from when it is in the slot, so offers are taken in that order, one after another. Consumers, producers that
 * wait for the slot and those that wait for their offer to be taken sleep on one monitor, so every change wakes all. An interrupted
 * producer takes its offer back; if that has been taken already it returns, with the interrupt status set.
 */
@Subject(model = HandoverModel.class)
public class AcknowledgedHandover implements Handover {
    private @Nullable Offer slot;

    @Override
    public synchronized void put(int value) {
        while (slot != null) Interruptibly.await(this);
        Offer mine = new Offer(value);
        change(mine);
        try {
            while (slot == mine) Interruptibly.await(this);
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
