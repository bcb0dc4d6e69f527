package dev.turnstile.support.workers;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks after one worker process: starts it when there is something to do, and another when it has died. As it waits for the end of one
 * before it starts the next, it never has two. Confined to one thread.
 */
public final class Supervisor implements AutoCloseable {
    private final WorkerProcesses processes;
    private @Nullable Process worker;

    public Supervisor(WorkerProcesses processes) {
        this.processes = processes;
    }

    /**
     * Has the worker run a task.
     *
     * @throws IOException if it dies before it has answered; it has been reaped then
     */
    public Answer run(String task, String argument, int attempt) throws IOException {
        if (worker == null) worker = processes.start();
        try {
            Line.write(worker.getOutputStream(), String.valueOf(attempt), task, argument);
            List<String> words = Line.read(worker.getInputStream());
            return new Answer(words.getFirst().equals("done"), words.size() > 1 ? words.get(1) : "");
        } catch (IOException died) {
            worker.destroyForcibly(); // it may only have closed its pipes
            processes.reap(worker);
            worker = null;
            throw died;
        }
    }

    /** Lets the worker end. */
    @Override
    public void close() {
        if (worker == null) return;
        try {
            worker.getOutputStream().close();
        } catch (IOException gone) {
            // The worker must be dead.
        }
        processes.reap(worker);
        worker = null;
    }
}
