package dev.turnstile.models.semaphores;

import static dev.turnstile.spec.Model.enabledWhen;

/** {@link BoundedSemaphore}, single-threaded. */
public final class BoundedSemaphoreModel implements BoundedSemaphore {
    private int permits = PERMITS;

    @Override
    public void acquire() {
        enabledWhen(permits > 0);
        permits--;
    }

    @Override
    public boolean tryAcquire() {
        if (permits == 0) return false;
        permits--;
        return true;
    }

    @Override
    public void release() {
        if (permits == PERMITS) throw new IllegalStateException("all permits are free");
        permits++;
    }

    @Override
    public int available() {
        return permits;
    }
}
