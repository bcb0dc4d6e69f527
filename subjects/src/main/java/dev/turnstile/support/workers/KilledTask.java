package dev.turnstile.support.workers;

/** Is killed with its worker when it runs for the first time. */
public final class KilledTask implements WorkerTask {
    @Override
    public String run(String argument, int attempt) throws Exception {
        if (attempt == 1) {
            String self = String.valueOf(ProcessHandle.current().pid());
            new ProcessBuilder("kill", "-9", self).start().waitFor();
            throw new AssertionError("a process survived its death");
        }
        return argument;
    }
}
