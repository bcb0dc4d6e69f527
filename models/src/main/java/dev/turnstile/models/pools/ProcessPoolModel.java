package dev.turnstile.models.pools;

import static dev.turnstile.spec.Model.enabledWhen;

/** {@link ProcessPool}, single-threaded. */
public final class ProcessPoolModel implements ProcessPool {
    private int accepted;
    private boolean shutdown;

    @Override
    public boolean submit() {
        return accept();
    }

    @Override
    public boolean submitKilled() {
        return accept();
    }

    private boolean accept() {
        if (shutdown) return false;
        accepted++;
        return true;
    }

    @Override
    public void shutdown() {
        shutdown = true;
    }

    @Override
    public void awaitTermination() {
        enabledWhen(shutdown);
    }

    @Override
    public int tasksDone() {
        shutdown = true;
        return accepted;
    }

    @Override
    public boolean withinBound() {
        shutdown = true;
        return true;
    }
}
