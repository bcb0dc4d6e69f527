package dev.turnstile.subjects.pools;

import dev.turnstile.models.pools.ThreadPoolModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.NotOnce;

/**
 * Shrinks with each task that throws: the exception ends the worker as well, before it has noted that the task has ended. As the worker
 * is still counted nobody takes its place, so tasks that wait are never run, and a waiter for the last one is never woken.
 *
 * <p>{@code submitThrowing()} alone shows the exception that ends the worker. Fixed by {@link BoundedThreadPool}.
 */
@Subject(model = ThreadPoolModel.class)
@Broken(
        fault = NotOnce.class,
        because = "a task's exception ends its worker, and no other is started",
        fixedBy = BoundedThreadPool.class)
public class DyingWorkerPool extends BoundedThreadPool {
    public DyingWorkerPool() {}

    public DyingWorkerPool(int workers) {
        super(workers);
    }

    @Override
    void perform(Task task) {
        // the fault: what it throws ends the worker
        task.run();
        termination.taskEnded();
    }
}
