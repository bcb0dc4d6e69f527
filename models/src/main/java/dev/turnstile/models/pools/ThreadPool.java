package dev.turnstile.models.pools;

import dev.turnstile.spec.Quiescent;

/** At most {@value #WORKERS} threads at once, which run each task that is accepted exactly once. */
public interface ThreadPool {
    /** How many workers there are at most. */
    int WORKERS = 2;

    /** Hands over a task of this kind, which runs later. Answers {@code false}, and never runs it, once the pool is shut down. */
    boolean submit(Job job);

    /**
     * Hands over a task that itself hands over a task, and waits for it as the caller waits for both. Once the pool is shut down, what it
     * refuses is not waited for.
     */
    void runNested();

    /** Accepts no more tasks. Those accepted still run. */
    void shutdown();

    /** Blocks until the pool is shut down and all tasks that it accepted have ended. */
    void awaitTermination();

    /** Shuts down, waits for the end, and answers how it went. */
    @Quiescent
    Ending end();

    /** What a task does. */
    enum Job {
        /** It runs and ends. */
        PLAIN,
        /** It ends with an exception, which must harm nobody else. */
        THROWING,
        /** It hands over a {@link #PLAIN} one and does not wait for it. */
        SUBMITTING
    }

    /** How a pool did its work. */
    enum Ending {
        /** Each accepted task ran once and no other did, and there never were more workers than allowed. */
        CLEAN,
        /** A task did not run, ran twice, or ran although it was refused. */
        NOT_EACH_TASK_ONCE,
        /** More than {@value ThreadPool#WORKERS} workers lived at once. */
        TOO_MANY_WORKERS
    }
}
