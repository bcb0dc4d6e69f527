package dev.turnstile.models.pools;

import static dev.turnstile.spec.Model.enabledWhen;

/** {@link ThreadPool}, single-threaded. */
public final class ThreadPoolModel implements ThreadPool {
    private int accepted;
    private boolean shutdown;

    @Override
    public boolean submit(Job job) {
        return accept();
    }

    @Override
    public boolean submitThrowing() {
        return accept();
    }

    @Override
    public boolean runNested() {
        return accept(); // every task ends, so a waiter for one returns
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
    public int tasksRunOnce() {
        shutdown = true;
        return accepted;
    }

    @Override
    public boolean withinBound() {
        return true;
    }
}
