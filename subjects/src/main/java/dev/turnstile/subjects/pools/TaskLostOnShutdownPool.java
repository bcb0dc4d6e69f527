package dev.turnstile.subjects.pools;

import dev.turnstile.models.pools.ThreadPoolModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.NotOnce;

/**
 * Loses tasks that it accepted: a shutdown comes after a task has entered the queue and before a worker takes it, and clears the queue.
 * Nobody is told, and a thread that waits for one waits forever.
 *
 * <p>{@code submit(PLAIN):true | shutdown()}, then {@code tasksRunOnce():0}. Fixed by {@link BoundedThreadPool}.
 */
@Subject(model = ThreadPoolModel.class)
@Broken(
        fault = NotOnce.class,
        because = "the shutdown drops the tasks that no worker has taken yet",
        fixedBy = BoundedThreadPool.class)
public class TaskLostOnShutdownPool extends BoundedThreadPool {
    public TaskLostOnShutdownPool() {}

    public TaskLostOnShutdownPool(int workers) {
        super(workers);
    }

    @Override
    public void shutdown() {
        lock.lock();
        try {
            // the fault: they are never run
            while (tasks.poll() != null) termination.taskEnded();
            super.shutdown();
        } finally {
            lock.unlock();
        }
    }
}
