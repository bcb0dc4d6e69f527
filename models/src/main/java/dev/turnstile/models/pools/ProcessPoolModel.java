package dev.turnstile.models.pools;

import static dev.turnstile.spec.Model.enabledWhen;

/** {@link ProcessPool}, single-threaded. */
public final class ProcessPoolModel implements ProcessPool {
    private int accepted;
    private boolean shutdown;

    @Override
    public boolean submit(Job job) {
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
    public Books books() {
        shutdown = true;
        return new Books(accepted, true);
    }
}
