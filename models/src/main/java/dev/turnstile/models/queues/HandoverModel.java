package dev.turnstile.models.queues;

import static dev.turnstile.spec.Model.enabledWhen;
import static dev.turnstile.spec.Model.once;

import java.util.ArrayDeque;

/** {@link Handover}, single-threaded: a {@code put} has two points, one where it holds the value out and one where that is taken. */
public final class HandoverModel implements Handover {
    private final ArrayDeque<Integer> heldOut = new ArrayDeque<>();
    private int puts;
    private int takes;

    @Override
    public void put(int value) {
        int mine = once(() -> {
            heldOut.add(value);
            return puts++;
        });
        enabledWhen(mine < takes);
    }

    @Override
    public int take() {
        enabledWhen(!heldOut.isEmpty());
        takes++;
        return heldOut.remove();
    }
}
