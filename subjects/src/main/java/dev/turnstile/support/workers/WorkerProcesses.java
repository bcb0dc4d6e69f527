package dev.turnstile.support.workers;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The worker processes of a pool, and how many of them there were at once, in books of its own. Thread-safe. */
public final class WorkerProcesses {
    private final WorkerProgram program;
    private final Set<Process> processes = ConcurrentHashMap.newKeySet();
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile boolean closed;

    public WorkerProcesses(WorkerProgram program) {
        this.program = program;
    }

    /** Starts one. It counts until it has been {@linkplain #reap reaped}. */
    Process start() throws IOException {
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        Process process;
        try {
            process = program.start();
        } catch (IOException none) {
            now.decrementAndGet();
            throw none;
        }
        processes.add(process);
        if (closed) process.destroyForcibly(); // the closing thread may not have seen it
        return process;
    }

    /** Waits until one that ends by itself, or was killed, has gone from the system's table of processes. */
    void reap(Process process) {
        awaitEnd(process);
        if (processes.remove(process)) now.decrementAndGet();
    }

    /** Kills all, and any that is started from now on. */
    public void killAll() {
        closed = true;
        processes.forEach(Process::destroyForcibly);
    }

    /** After {@link #killAll}: waits until none is left. */
    public void reapAll() {
        processes.forEach(this::reap);
    }

    public boolean areClosed() {
        return closed;
    }

    /** Returns how many there were at once, at most. */
    public int most() {
        return most.get();
    }

    /** Not to be interrupted: the end of a process is near, and without a wait it would leave a zombie. */
    private static void awaitEnd(Process process) {
        boolean interrupted = false;
        for (; ; ) {
            try {
                process.waitFor();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
