package dev.turnstile.models.locks;

import static dev.turnstile.spec.Model.caller;
import static dev.turnstile.spec.Model.enabledWhen;

import dev.turnstile.models.Limit;

/** {@link TimedMutex}, single-threaded. */
public final class TimedMutexModel implements TimedMutex {
    private static final int NOBODY = -1;

    private int owner = NOBODY;

    @Override
    public void lock() {
        enabledWhen(owner == NOBODY);
        owner = caller();
    }

    @Override
    public boolean tryLock(Limit limit) {
        if (owner != NOBODY) {
            enabledWhen(limit.runsOut());
            return false;
        }
        owner = caller();
        return true;
    }

    @Override
    public void unlock() {
        if (owner != caller()) throw new IllegalMonitorStateException();
        owner = NOBODY;
    }
}
