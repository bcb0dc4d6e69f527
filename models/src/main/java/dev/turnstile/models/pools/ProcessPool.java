package dev.turnstile.models.pools;

import dev.turnstile.spec.Quiescent;

/**
 * At most {@value #WORKERS} processes at once, which run tasks. Each task that is accepted is reported exactly once: when a worker dies
 * in the middle of it another worker runs it again, so it may run more than once, but only the run that comes to its end is reported.
 */
public interface ProcessPool {
    /** How many workers there are at most. */
    int WORKERS = 2;

    /** Hands over a task of this kind, which runs later. Answers {@code false}, and never runs it, once the pool is shut down. */
    boolean submit(Job job);

    /** Accepts no more tasks. Those accepted are still run. */
    void shutdown();

    /** Blocks until the pool is shut down and all tasks that it accepted have been reported. */
    void awaitTermination();

    /** Shuts down, waits for the end, and returns how everything ended. */
    @Quiescent
    Books books();

    /**
     * All facts about a pool at its end, in one answer, so that any scenario may show each of them.
     *
     * @param tasksDone how many of the accepted tasks were reported exactly once
     * @param withinBound whether there never were more worker processes at once than allowed
     */
    record Books(int tasksDone, boolean withinBound) {}

    /** The work of a task. */
    enum Job {
        /** It runs and ends. */
        PLAIN,
        /** It is killed with its worker, in the middle. When it is run again, nobody kills it. */
        KILLED
    }
}
