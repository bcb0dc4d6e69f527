package dev.turnstile.subjects.pools;

/** What a worker process runs: a class with a constructor without parameters, for only its name is sent. */
@FunctionalInterface
public interface WorkerTask {
    /**
     * Runs in the worker. What it prints to the standard output goes to the standard error, as answers take the same way.
     *
     * @param attempt 1, and one more for each worker that has died of this task
     */
    String run(String argument, int attempt) throws Exception;
}
