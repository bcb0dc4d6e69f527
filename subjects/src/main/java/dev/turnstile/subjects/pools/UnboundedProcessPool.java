package dev.turnstile.subjects.pools;

import dev.turnstile.models.pools.ProcessPoolModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.OverAdmission;
import dev.turnstile.support.workers.WorkerProgram;

/**
 * Starts a process for each task that finds no idle one: a process takes longer to start than a task to be handed over, so by the time
 * that the first is ready there are as many as there are tasks.
 *
 * <p>{@code submit(PLAIN); submit(PLAIN) | submit(PLAIN)}, then {@code books():[withinBound=false]}. Fixed by {@link
 * SupervisedProcessPool}.
 */
@Subject(model = ProcessPoolModel.class)
@Broken(
        fault = OverAdmission.class,
        because = "a worker is started whenever none is idle, however many there are",
        fixedBy = SupervisedProcessPool.class)
public class UnboundedProcessPool extends SupervisedProcessPool {
    private static final int AS_MANY_AS_TASKS = Integer.MAX_VALUE; // the fault: no bound

    public UnboundedProcessPool() {
        super(WORKERS, AS_MANY_AS_TASKS, WorkerProgram.SHELL);
    }

    public UnboundedProcessPool(int workers) {
        super(workers, AS_MANY_AS_TASKS, WorkerProgram.JVM);
    }
}
