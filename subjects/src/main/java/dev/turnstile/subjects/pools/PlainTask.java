package dev.turnstile.subjects.pools;

/** Runs and ends. */
final class PlainTask implements WorkerTask {
    @Override
    public String run(String argument, int attempt) {
        return argument;
    }
}
