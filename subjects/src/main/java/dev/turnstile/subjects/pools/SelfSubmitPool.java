package dev.turnstile.subjects.pools;

import dev.turnstile.models.pools.ThreadPoolModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.Starvation;

/**
 * Starves itself: a task that waits for one that it has submitted keeps its worker. When all workers are at such tasks, those that they
 * wait for stay in the queue.
 *
 * <p>With two workers: {@code runNested():never | runNested():never}. Fixed by {@link BoundedThreadPool}.
 */
@Subject(model = ThreadPoolModel.class)
@Broken(
        fault = Starvation.class,
        because = "a worker sleeps until the task that it has submitted has run",
        fixedBy = BoundedThreadPool.class)
public class SelfSubmitPool extends BoundedThreadPool {
    public SelfSubmitPool() {}

    public SelfSubmitPool(int workers) {
        super(workers);
    }

    @Override
    boolean takeBack(Task task) {
        // the fault: the task is left to others, and there may be none
        return false;
    }
}
