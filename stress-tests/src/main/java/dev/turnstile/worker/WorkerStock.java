package dev.turnstile.worker;

import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Finding;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** The living workers of this JVM. None outlives it. */
final class WorkerStock implements AutoCloseable {
    private final Map<WorkerProcess, WorkerKind> living = new HashMap<>();
    private final Map<WorkerKind, Deque<Idle>> idle = new HashMap<>();
    private final Thread hook = new Thread(this::destroyAll, "turnstile-end");
    private boolean closed;

    /** @param ready whether its engine is known to wait for a task */
    private record Idle(WorkerProcess worker, boolean ready) {}

    WorkerStock() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * A worker that is ready, the caller's own until given back or retired.
     *
     * @throws WorkerException if none could be started
     */
    WorkerProcess take(WorkerKind kind) throws WorkerException, InterruptedException {
        Idle found = takeIdle(kind);
        return found.ready() ? found.worker() : ready(found.worker(), kind);
    }

    /** The same, of one that has had no task yet. */
    WorkerProcess takeFresh(WorkerKind kind) throws WorkerException, InterruptedException {
        return ready(startOne(kind), kind);
    }

    private WorkerProcess ready(WorkerProcess worker, WorkerKind kind) throws WorkerException, InterruptedException {
        try {
            Watch.untilReady(worker, kind);
            return worker;
        } catch (WorkerException e) {
            retire(worker);
            throw e;
        }
    }

    private synchronized WorkerProcess startOne(WorkerKind kind) throws WorkerException {
        return start(kind);
    }

    private synchronized Idle takeIdle(WorkerKind kind) throws WorkerException {
        Deque<Idle> some = idle.computeIfAbsent(kind, k -> new ArrayDeque<>());
        for (Idle next = some.poll(); next != null; next = some.poll()) {
            if (next.worker().isAlive()) return next;
            living.remove(next.worker());
        }
        return new Idle(start(kind), false);
    }

    /** Starts a worker if none of its kind is idle, and does not wait for it. */
    synchronized void startSpare(WorkerKind kind) {
        Deque<Idle> some = idle.computeIfAbsent(kind, k -> new ArrayDeque<>());
        if (closed || !some.isEmpty()) return;
        try {
            some.add(new Idle(start(kind), false));
        } catch (WorkerException e) {
            // The next task that takes this worker will hear of it.
        }
    }

    /** Whether there are workers of a kind, busy or idle. */
    synchronized boolean has(WorkerKind kind) {
        return living.containsValue(kind);
    }

    private WorkerProcess start(WorkerKind kind) throws WorkerException {
        if (closed) throw new CancellationException("closed");
        try {
            WorkerProcess worker = WorkerProcess.start(kind);
            living.put(worker, kind);
            return worker;
        } catch (IOException e) {
            String reason = "The worker JVM could not be started: " + e.getMessage();
            throw new WorkerException(
                    new EngineEvidence(kind.engine(), Finding.Inconclusive.failed(reason), 0, 0, 0, List.of()));
        }
    }

    /** Takes a worker back for the next task. */
    synchronized void giveBack(WorkerProcess worker) {
        WorkerKind kind = living.get(worker);
        if (kind != null) idle.computeIfAbsent(kind, k -> new ArrayDeque<>()).addFirst(new Idle(worker, true));
    }

    /** Ends a worker. */
    synchronized void retire(WorkerProcess worker) {
        living.remove(worker);
        worker.destroy();
    }

    @Override
    public void close() {
        destroyAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is about to end: this runs in its shutdown hook or at the same time.
        }
    }

    private synchronized void destroyAll() {
        closed = true;
        living.keySet().forEach(WorkerProcess::destroy);
        living.clear();
        idle.clear();
    }
}
