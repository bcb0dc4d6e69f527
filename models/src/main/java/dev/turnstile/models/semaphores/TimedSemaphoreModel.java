package dev.turnstile.models.semaphores;

import static dev.turnstile.spec.Model.enabledWhen;

import dev.turnstile.models.Limit;

/** {@link TimedSemaphore}, single-threaded. */
public final class TimedSemaphoreModel implements TimedSemaphore {
    private int permits;

    @Override
    public boolean tryAcquire(Limit limit) {
        if (permits == 0) {
            enabledWhen(limit.runsOut());
            return false;
        }
        permits--;
        return true;
    }

    @Override
    public void release() {
        permits++;
    }
}
