package dev.turnstile.worker;

import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Finding;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks in worker JVMs. Each task takes some of the processors; tasks start in the order in which they came, so that one that
 * needs them all is not overtaken forever. JVMs are started ahead of their turn, since that takes most of a second. A worker that dies
 * or is killed costs its one task a finding that says so, and nothing else.
 */
public final class WorkerPool implements AutoCloseable {
    private final int slots;
    private final Deque<Job> queue = new ArrayDeque<>();
    private final WorkerStock stock = new WorkerStock();
    private final ExecutorService watchers = Executors.newCachedThreadPool(WorkerPool::daemon);
    private int free;
    private boolean closed;
    private @Nullable String outOfTime;

    private record Job(
            WorkerKind kind,
            int slots,
            Supplier<Optional<Task>> task,
            CompletableFuture<Optional<EngineEvidence>> result) {}

    /** @param slots how many processors there are to share */
    public WorkerPool(int slots) {
        this.slots = slots;
        this.free = slots;
    }

    /** How many processors there are to share. */
    public int slots() {
        return slots;
    }

    /**
     * Runs a task when its turn has come.
     *
     * @param slots how many processors it takes
     * @param task what to run, asked for only then; empty if there is nothing to do any more
     * @return its evidence, empty if there was nothing to do or only to prepare; what goes wrong with a worker is a finding too. Cancelled if the pool is closed before.
     */
    public CompletableFuture<Optional<EngineEvidence>> submit(
            WorkerKind kind, int slots, Supplier<Optional<Task>> task) {
        Job job = new Job(kind, Math.min(slots, this.slots), task, new CompletableFuture<>());
        synchronized (this) {
            if (closed) throw new IllegalStateException("the pool is closed");
            if (outOfTime == null) {
                queue.add(job);
                dispatch();
                return job.result();
            }
        }
        leaveOut(job);
        return job.result();
    }

    private synchronized void dispatch() {
        if (closed || outOfTime != null) return;
        while (!queue.isEmpty() && queue.element().slots() <= free) {
            Job job = queue.remove();
            free -= job.slots();
            watchers.execute(() -> run(job));
        }
        if (!queue.isEmpty() && !stock.has(queue.element().kind()))
            stock.startSpare(queue.element().kind());
    }

    private void run(Job job) {
        try {
            Optional<Task> task = job.task().get();
            job.result().complete(task.isPresent() ? run(job.kind(), task.get()) : Optional.empty());
        } catch (InterruptedException e) {
            leaveOut(job);
        } catch (Throwable e) {
            job.result().completeExceptionally(e);
        } finally {
            synchronized (this) {
                free += job.slots();
                dispatch();
            }
        }
    }

    private Optional<EngineEvidence> run(WorkerKind kind, Task task) throws InterruptedException {
        try {
            WorkerProcess worker = stock.take(kind);
            List<String> predecessors = worker.served();
            if (!(run(worker, kind, task) instanceof Watch.Outcome outcome)) return Optional.empty();
            // Something that another subject has left in this JVM may have made the difference.
            boolean isDoubtful =
                    outcome.raceless() && predecessors.stream().anyMatch(other -> !other.equals(task.subject()));
            if (isDoubtful && run(stock.takeFresh(kind), kind, task) instanceof Watch.Outcome fresh)
                return Optional.of(Confirmation.of(outcome.evidence(), predecessors, fresh));
            return Optional.of(outcome.evidence());
        } catch (WorkerException e) {
            return Optional.of(e.evidence());
        }
    }

    private Watch.End run(WorkerProcess worker, WorkerKind kind, Task task) throws InterruptedException {
        Watch.End end = Watch.run(worker, kind, task);
        if (end.usable()) {
            stock.giveBack(worker);
        } else {
            stock.retire(worker);
            if (isWaitedFor(kind)) stock.startSpare(kind);
        }
        return end;
    }

    private synchronized boolean isWaitedFor(WorkerKind kind) {
        return queue.stream().anyMatch(job -> job.kind().equals(kind));
    }

    /** Gives the answer of a task that is not run to its end: why, or none where all is being closed. */
    private void leaveOut(Job job) {
        @Nullable String reason;
        synchronized (this) {
            reason = outOfTime;
        }
        if (reason == null) job.result().cancel(false);
        else
            job.result()
                    .complete(Optional.of(new EngineEvidence(
                            job.kind().engine(), new Finding.Inconclusive(reason), 0, 0, 0, List.of())));
    }

    /**
     * Ends all workers. Tasks that are not done, and those that come later, are answered as inconclusive.
     *
     * @param reason why
     */
    public void endWith(String reason) {
        List<Job> left;
        synchronized (this) {
            if (closed) return;
            outOfTime = reason;
            left = List.copyOf(queue);
            queue.clear();
        }
        left.forEach(this::leaveOut);
        watchers.shutdownNow();
        stock.close();
    }

    /** Ends all workers; tasks that are not done are cancelled. */
    @Override
    public void close() {
        List<Job> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(queue);
            queue.clear();
        }
        left.forEach(job -> job.result().cancel(false));
        watchers.shutdownNow();
        stock.close();
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "turnstile-watch");
        thread.setDaemon(true);
        return thread;
    }
}
