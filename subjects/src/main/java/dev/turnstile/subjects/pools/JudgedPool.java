package dev.turnstile.subjects.pools;

import dev.turnstile.models.pools.ThreadPool;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** The part of a pool by which it is judged: it hands over tasks of each kind, and books of its own tell what became of them. */
abstract class JudgedPool implements ThreadPool, AutoCloseable {
    private final int bound;
    private final TaskLedger ledger = new TaskLedger();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    JudgedPool(int bound) {
        this.bound = bound;
    }

    /** Hands over a task, which runs later in a worker. Answers {@code false}, and never runs it, once the pool is shut down. */
    public abstract boolean submit(Runnable task);

    /** Hands over a task and returns when it has ended; a task may call it too. Answers {@code false} as {@link #submit} does. */
    public abstract boolean run(Runnable task);

    /** Blocks as {@link #awaitTermination()} does, but for this time at most. Returns whether the end has come. */
    public abstract boolean awaitTermination(long timeout, TimeUnit unit);

    /** Returns the most workers that there were at once, from a source that the pool's faults do not touch. */
    abstract int mostWorkers();

    /** Returns the exceptions of tasks. */
    public List<Throwable> failures() {
        return List.copyOf(failures);
    }

    void keep(Throwable failure) {
        failures.add(failure);
    }

    @Override
    public boolean submit(Job job) {
        return ledger.submit(this::submit, inner -> perform(job, inner));
    }

    private void perform(Job job, TaskLedger inner) {
        switch (job) {
            case PLAIN -> {}
            case SUBMITTING -> inner.submit(this::submit, none -> {});
        }
    }

    @Override
    public boolean submitThrowing() {
        return ledger.submit(this::submit, inner -> {
            throw new IllegalStateException("a task that fails");
        });
    }

    @Override
    public boolean runNested() {
        return ledger.submit(this::run, inner -> inner.submit(this::run, none -> {}));
    }

    @Override
    public int tasksRunOnce() {
        shutdown();
        awaitTermination();
        return ledger.ranOnce();
    }

    @Override
    public boolean withinBound() {
        return mostWorkers() <= bound;
    }

    /** Shuts down, drops the tasks that wait, interrupts those that run, and waits for a while until the workers have gone. */
    @Override
    public abstract void close();
}
