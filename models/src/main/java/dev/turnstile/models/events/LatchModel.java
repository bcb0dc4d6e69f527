package dev.turnstile.models.events;

import static dev.turnstile.spec.Model.enabledWhen;

/** {@link Latch}, single-threaded. */
public final class LatchModel implements Latch {
    private int count = COUNT;

    @Override
    public void await() {
        enabledWhen(count == 0);
    }

    @Override
    public void countDown() {
        if (count > 0) count--;
    }

    @Override
    public int count() {
        return count;
    }
}
