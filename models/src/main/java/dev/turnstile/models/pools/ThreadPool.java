package dev.turnstile.models.pools;

import dev.turnstile.spec.Quiescent;

/** A pool of at most {@value #WORKERS} threads that runs each accepted task exactly once. */
public interface ThreadPool {
    /** How many workers there are at most. */
    int WORKERS = 2;

    /** Hands over a task of this kind, which runs later. Answers {@code false}, and never runs it, once the pool is shut down. */
    boolean submit(Job job);

    /** As {@link #submit}, with a task that ends by an exception, which must harm nobody else. */
    boolean submitThrowing();

    /**
     * Hands over a task that itself hands over a task and waits for it, and waits until both have ended. Answers {@code false} at once if
     * the pool is shut down; so does, within the task, the inner handing over.
     */
    boolean runNested();

    /** Accepts no more tasks. Those accepted still run. */
    void shutdown();

    /** Blocks until the pool is shut down and all tasks that it accepted have ended. */
    void awaitTermination();

    /**
     * Shuts down, waits for the end, and answers how many of the accepted tasks ran exactly once. Those handed over by other tasks are not
     * counted themselves, but a task counts only if what it handed over did so too.
     */
    @Quiescent
    int tasksRunOnce();

    /** Returns whether there never were more workers at once than allowed. */
    @Quiescent
    boolean withinBound();

    /** The work of a task. */
    enum Job {
        /** It runs and ends. */
        PLAIN,
        /** It hands over a {@link #PLAIN} one and does not wait for it. */
        SUBMITTING
    }
}
