package dev.turnstile.subjects.pools;

import dev.turnstile.models.pools.ThreadPoolModel;
import dev.turnstile.spec.Subject;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
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
public class BoundedThreadPool extends TaskPool {
    private final int bound;
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
    boolean accept(Task task) {
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

    @Override
    boolean takeBack(Task task) {
        lock.lock();
        try {
            return tasks.remove(task);
        } finally {
            lock.unlock();
        }
    }

    @Override
    List<Task> takeAllBack() {
        lock.lock();
        try {
            List<Task> waiting = List.copyOf(tasks);
            tasks.clear();
            return waiting;
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

    @Override
    public void shutdown() {
        lock.lock();
        try {
            super.shutdown();
            work.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
