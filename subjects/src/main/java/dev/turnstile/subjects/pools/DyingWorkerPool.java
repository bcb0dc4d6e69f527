package dev.turnstile.subjects.pools;

import static dev.turnstile.spec.Fault.LOST_WAKEUP;

import dev.turnstile.models.pools.ThreadPoolModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;

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
public class DyingWorkerPool extends BoundedThreadPool {
    public DyingWorkerPool() {}

    public DyingWorkerPool(int workers) {
        super(workers);
    }

    @Override
    void perform(Task task) {
        task.run();
        termination.taskEnded();
    }
}
