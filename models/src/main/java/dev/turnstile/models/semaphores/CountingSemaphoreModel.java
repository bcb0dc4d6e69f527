package dev.turnstile.models.semaphores;

import static dev.turnstile.spec.Model.enabledWhen;

/** {@link CountingSemaphore}, single-threaded. */
public final class CountingSemaphoreModel implements CountingSemaphore {
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
        permits++;
    }

    @Override
    public int available() {
        return permits;
    }
}
