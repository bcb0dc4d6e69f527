package dev.turnstile.models.pools;

import dev.turnstile.spec.Quiescent;

/**
 * At most {@value #WORKERS} processes at once, which run tasks. Each task that is accepted is reported exactly once: when a worker dies
 * in the middle of it another worker runs it again, so it may run more than once, but only the run that comes to its end is reported.
 */
public interface ProcessPool {
    /** How many workers there are at most. */
    int WORKERS = 2;

    /** Hands over a task, which runs later in a worker. Answers {@code false}, and never runs it, once the pool is shut down. */
    boolean submit();

    /** As {@link #submit}, with a task whose worker is killed in the middle of it. The worker that runs it again is left alone. */
    boolean submitKilled();

    /** Accepts no more tasks. Those accepted are still run. */
    void shutdown();

    /** Blocks until the pool is shut down and all tasks that it accepted have been reported. */
    void awaitTermination();

    /** Shuts down, waits for the end, and answers how many of the accepted tasks were reported exactly once. */
    @Quiescent
    int tasksDone();

    /** Shuts down, waits for the end, and answers whether there never were more worker processes at once than allowed. */
    @Quiescent
    boolean withinBound();
}
