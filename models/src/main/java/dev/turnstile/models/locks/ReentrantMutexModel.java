package dev.turnstile.models.locks;

import static dev.turnstile.spec.Model.caller;
import static dev.turnstile.spec.Model.enabledWhen;

/** The sequential reentrant mutex: its owner, and its depth. */
public final class ReentrantMutexModel implements ReentrantMutex {
    private static final int NOBODY = -1;

    private int owner = NOBODY;
    private int holds;

    @Override
    public void lock() {
        enabledWhen(owner == NOBODY || owner == caller());
        owner = caller();
        holds++;
    }

    @Override
    public boolean tryLock() {
        if (owner != NOBODY && owner != caller()) return false;
        owner = caller();
        holds++;
        return true;
    }

    @Override
    public void unlock() {
        if (owner != caller()) throw new IllegalMonitorStateException();
        if (--holds == 0) owner = NOBODY;
    }
}
