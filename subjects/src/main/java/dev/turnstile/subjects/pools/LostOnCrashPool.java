package dev.turnstile.subjects.pools;

import dev.turnstile.models.pools.ProcessPoolModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.NotOnce;
import dev.turnstile.support.workers.Answer;
import java.util.function.Consumer;

/**
 * Loses the task of a worker that dies: the next task gets a new worker, but the one that was running is forgotten. It is
 * neither run again nor reported, and yet the pool comes to its end.
 *
 * <p>{@code submit(KILLED):true | submit(PLAIN):true}, then {@code books():[tasksDone=1]}. Fixed by {@link SupervisedProcessPool}.
 */
@Subject(model = ProcessPoolModel.class)
@Broken(
        fault = NotOnce.class,
        because = "a task that kills its worker is lost with the worker",
        fixedBy = SupervisedProcessPool.class)
public class LostOnCrashPool extends SupervisedProcessPool {
    public LostOnCrashPool() {}

    public LostOnCrashPool(int workers) {
        super(workers);
    }

    @Override
    void workerDied(String task, String argument, Consumer<Answer> onDone, int attempt) {
        // the fault: nobody is told
    }
}
