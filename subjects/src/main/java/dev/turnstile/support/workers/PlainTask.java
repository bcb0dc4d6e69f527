package dev.turnstile.support.workers;

/** Runs and ends. */
public final class PlainTask implements WorkerTask {
    @Override
    public String run(String argument, int attempt) {
        return argument;
    }
}
