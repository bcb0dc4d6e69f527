package dev.turnstile.support.workers;

/** A task of a worker process: a public class with a public constructor without parameters, since only its name is sent. */
@FunctionalInterface
public interface WorkerTask {
    /**
     * Runs in the worker. Its standard output goes to the standard error, since answers use the standard output.
     *
     * @param attempt 1, and one more for each worker that has died of this task
     */
    String run(String argument, int attempt) throws Exception;
}
