package dev.turnstile.models.processes;

import static dev.turnstile.spec.Model.caller;
import static dev.turnstile.spec.Model.enabledWhen;

/** {@link ProcessLock}, single-threaded. */
public final class ProcessLockModel implements ProcessLock {
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

    @Override
    public void crash() {
        if (owner == caller()) owner = NOBODY;
    }
}
