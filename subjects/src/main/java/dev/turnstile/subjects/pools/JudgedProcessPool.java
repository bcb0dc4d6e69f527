package dev.turnstile.subjects.pools;

import dev.turnstile.models.pools.ProcessPool;
import dev.turnstile.support.workers.Answer;
import dev.turnstile.support.workers.KilledTask;
import dev.turnstile.support.workers.PlainTask;
import dev.turnstile.support.workers.WorkerTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The part of a process pool by which it is judged: it hands over tasks, and books of its own tell how often each was reported. */
abstract class JudgedProcessPool implements ProcessPool, AutoCloseable {
    private final int bound;
    private final TaskLedger ledger = new TaskLedger();

    JudgedProcessPool(int bound) {
        this.bound = bound;
    }

    /**
     * Hands over a task, which runs later in a worker process.
     *
     * @param onDone called exactly once, by a thread of the pool, when the task has ended
     * @return {@code false} once the pool is shut down; then it never runs
     */
    public abstract boolean submit(Class<? extends WorkerTask> task, String argument, Consumer<Answer> onDone);

    /** Blocks as {@link #awaitTermination()} does, but for this time at most. Returns whether the end has come. */
    public abstract boolean awaitTermination(long timeout, TimeUnit unit);

    /** Returns the most worker processes that there were at once, from a source that the pool's faults do not touch. */
    abstract int mostWorkers();

    @Override
    public boolean submit(Job job) {
        Class<? extends WorkerTask> task = job == Job.KILLED ? KilledTask.class : PlainTask.class;
        return ledger.submit(
                report -> submit(task, "", answer -> {
                    if (answer.done()) report.run();
                }),
                inner -> {});
    }

    @Override
    public Books books() {
        shutdown();
        awaitTermination();
        return new Books(ledger.ranOnce(), mostWorkers() <= bound);
    }

    /** Shuts down and kills the workers. Tasks that have not ended are dropped, and not reported. No process is left afterwards. */
    @Override
    public abstract void close();
}
