package dev.turnstile.subjects.pools;

import dev.turnstile.models.pools.ThreadPoolModel;
import dev.turnstile.spec.Subject;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Workers that stay, started one by one as they are needed, and a queue.
 *
 * <p>The lock guards the queue and the counts. Room for a worker is seen and taken while it is held, so there are never more than
 * allowed. For each waiting task there is an idle worker that was woken, or all workers are busy and will look before they sleep. A
 * worker outlives its tasks: what they throw is kept, and an interrupt that one leaves behind is cleared. It leaves when the pool is
 * shut down and the queue is empty, and as tasks are accepted under the lock too, none comes after that.
 *
 * <p>A task that waits for another takes it back from the queue and runs it itself. If it is too late for that, another worker is at it
 * already. So of any chain of waiting workers the last one runs, and all come to an end.
 */
@Subject(model = ThreadPoolModel.class)
public class BoundedThreadPool extends JudgedPool {
    private final int bound;
    final Workers threads = new Workers();
    final Termination termination = new Termination();
    final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    final Queue<Task> tasks = new ArrayDeque<>();
    int workers;
    private int idle;

    public BoundedThreadPool() {
        this(WORKERS);
    }

    public BoundedThreadPool(int workers) {
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

    /** While the lock is held. */
    void startWorker() {
        workers++;
        threads.start(this::work);
    }

    boolean takeBack(Task task) {
        lock.lock();
        try {
            return tasks.remove(task);
        } finally {
            lock.unlock();
        }
    }

    final void work() {
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

    void perform(Task task) {
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
        for (Task task : shutdownNow()) {
            task.cancel();
            termination.taskEnded();
        }
        threads.dismiss();
    }

    /** All that wait are taken away at once: a worker that learns of the end of one would begin the next. */
    private List<Task> shutdownNow() {
        lock.lock();
        try {
            shutdown();
            List<Task> waiting = List.copyOf(tasks);
            tasks.clear();
            return waiting;
        } finally {
            lock.unlock();
        }
    }
}
