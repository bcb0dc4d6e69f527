package dev.turnstile.models.pools;

import static dev.turnstile.spec.Model.enabledWhen;

/** {@link ThreadPool}, single-threaded. */
public final class ThreadPoolModel implements ThreadPool {
    private boolean shutdown;

    @Override
    public boolean submit(Job job) {
        return !shutdown;
    }

    @Override
    public void runNested() {
        // Every task ends, so whoever waits for one returns.
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
    public Ending end() {
        shutdown = true;
        return Ending.CLEAN;
    }
}
