package dev.turnstile.subjects.pools;

/** Threads with a {@link Supervisor} each, which goes when its thread goes. */
final class Supervisors extends BoundedThreadPool {
    private final WorkerProcesses processes;
    private final ThreadLocal<Supervisor> current = new ThreadLocal<>();

    Supervisors(int most, WorkerProcesses processes) {
        super(most);
        this.processes = processes;
    }

    /** The calling thread's; the caller is a task of this pool. */
    Supervisor current() {
        return current.get();
    }

    @Override
    void startWorker() {
        workers++;
        threads.start(() -> {
            try (Supervisor own = new Supervisor(processes)) {
                current.set(own);
                work();
            }
        });
    }
}
