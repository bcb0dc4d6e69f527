package dev.turnstile.subjects.pools;

import dev.turnstile.support.workers.Supervisor;
import dev.turnstile.support.workers.WorkerProcesses;

/** Threads with a {@link Supervisor} each, which goes when its thread goes. */
final class Supervisors extends BoundedThreadPool {
    private static final ThreadLocal<Supervisor> CURRENT = new ThreadLocal<>();

    private final WorkerProcesses processes;

    Supervisors(int most, WorkerProcesses processes) {
        super(most);
        this.processes = processes;
    }

    /** Returns the calling thread's; the caller is a task of this pool. */
    Supervisor current() {
        return CURRENT.get();
    }

    @Override
    void startWorker() {
        workers++;
        threads.start(() -> {
            try (Supervisor own = new Supervisor(processes)) {
                CURRENT.set(own);
                work();
            }
        });
    }
}
