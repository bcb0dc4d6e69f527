package dev.turnstile.subjects.pools;

import static dev.turnstile.spec.Fault.NOT_ONCE;

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
 * Loses tasks that it accepted: a shutdown comes after a task has entered the queue and before a worker takes it, and clears the queue.
 * Nobody is told, and who waits for one waits for ever.
 *
 * <p>{@code submit(PLAIN):true | shutdown()}, then {@code tasksRunOnce():0}. Fixed by {@link BoundedThreadPool}.
 */
@Subject(model = ThreadPoolModel.class)
@Broken(
        fault = NOT_ONCE,
        because = "the shutdown drops the tasks that no worker has taken yet",
        fixedBy = BoundedThreadPool.class)
public class TaskLostOnShutdownPool extends JudgedPool {
    private final int bound;
    private final Workers threads = new Workers();
    private final Termination termination = new Termination();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Queue<Task> tasks = new ArrayDeque<>();
    private int workers;
    private int idle;

    public TaskLostOnShutdownPool() {
        this(WORKERS);
    }

    public TaskLostOnShutdownPool(int workers) {
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
        try {
            task.run();
        } catch (Throwable thrown) {
            keep(thrown);
        }
        termination.taskEnded();
    }

    @Override
    public void shutdown() {
        lock.lock();
        try {
            termination.shutdown();
            while (tasks.poll() != null) termination.taskEnded();
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
