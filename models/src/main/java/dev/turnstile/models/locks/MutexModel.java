package dev.turnstile.models.locks;

import static dev.turnstile.spec.Model.caller;
import static dev.turnstile.spec.Model.enabledWhen;

/** The sequential mutex: its owner. */
public final class MutexModel implements Mutex {
    private static final int NOBODY = -1;

    private int owner = NOBODY;

    @Override
    public void lock() {
        enabledWhen(owner == NOBODY);
        owner = caller();
    }

    @Override
    public boolean tryLock() {
        if (owner != NOBODY) return false;
        owner = caller();
        return true;
    }

    @Override
    public void unlock() {
        if (owner != caller()) throw new IllegalMonitorStateException();
        owner = NOBODY;
    }
}
