package dev.turnstile.subjects.pools;

import static dev.turnstile.spec.Fault.LOST_WAKEUP;

import dev.turnstile.models.pools.ThreadPoolModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Shrinks with each task that throws: the exception ends the worker as well, before it has noted that the task has ended. As the worker
 * is still counted nobody takes its place, and whoever waits for the last task is never woken.
 *
 * <p>{@code submitThrowing() | shutdown(); awaitTermination():never}. Fixed by {@link BoundedThreadPool}.
 */
@Subject(model = ThreadPoolModel.class)
@Broken(
        fault = LOST_WAKEUP,
        because = "an exception ends the worker too, which nobody replaces",
        fixedBy = BoundedThreadPool.class)
public class DyingWorkerPool extends JudgedPool {
    private final int bound;
    private final Workers threads = new Workers();
    private final Termination termination = new Termination();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Queue<Task> tasks = new ArrayDeque<>();
    private int workers;
    private int idle;

    public DyingWorkerPool() {
        this(WORKERS);
    }

    public DyingWorkerPool(int workers) {
        super(workers);
        bound = workers;
    }

    @Override
    public boolean submit(Runnable task) {
        return accept(new Task(task));
    }

    @Override
    public boolean run(Runnable body) {
        Task task = new Task(body);
        if (!accept(task)) return false;
        if (threads.includeCaller() && takeBack(task)) perform(task);
        else task.awaitEnd();
        return true;
    }

    private boolean accept(Task task) {
        lock.lock();
        try {
            if (!termination.accept()) return false;
            tasks.add(task);
            if (idle < tasks.size() && workers < bound) startWorker();
            work.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void startWorker() {
        workers++;
        threads.start(this::work);
    }

    private boolean takeBack(Task task) {
        lock.lock();
        try {
            return tasks.remove(task);
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        for (Task task; (task = next()) != null; ) {
            perform(task);
            Thread.interrupted(); // it was meant for the task
        }
    }

    private @Nullable Task next() {
        lock.lock();
        try {
            while (tasks.isEmpty() && !termination.isShutdown()) awaitWork();
            return tasks.poll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitWork() {
        idle++;
        try {
            work.await();
        } catch (InterruptedException e) {
            // Interrupts are meant for tasks: the worker looks again.
        } finally {
            idle--;
        }
    }

    private void perform(Task task) {
        task.run();
        termination.taskEnded();
    }

    @Override
    public void shutdown() {
        lock.lock();
        try {
            termination.shutdown();
            work.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void awaitTermination() {
        termination.await();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return termination.await(timeout, unit);
    }

    @Override
    int mostWorkers() {
        return threads.mostAlive();
    }

    @Override
    public void close() {
        shutdown();
        for (Task task; (task = next()) != null; ) {
            task.cancel();
            termination.taskEnded();
        }
        threads.dismiss();
    }
}
