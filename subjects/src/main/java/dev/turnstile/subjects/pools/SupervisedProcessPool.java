package dev.turnstile.subjects.pools;

import dev.turnstile.models.pools.ProcessPoolModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.workers.Answer;
import dev.turnstile.support.workers.WorkerProcesses;
import dev.turnstile.support.workers.WorkerProgram;
import dev.turnstile.support.workers.WorkerTask;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Worker processes that stay, started one by one as they are needed, each with a thread that supervises it.
 *
 * <p>The threads are those of a {@link BoundedThreadPool}, so there are never more than allowed, and each has one process at most. A
 * supervisor reads until its worker has answered or is dead: the system closes the pipe of a dead process, so the supervisor never waits
 * in vain. It then reaps the dead one, starts another and has it run the task again. A partial answer of a worker that died is no
 * answer, so only the run that ended reports the task. If several workers have died of a task, it is reported as failed: the task
 * itself may kill them.
 *
 * <p>A worker that has no task left, or whose pool's process was killed, reads the end of its standard input and ends.
 */
@Subject(model = ProcessPoolModel.class)
public class SupervisedProcessPool extends JudgedProcessPool {
    /** With one accident among them it still gets its second chance. */
    private static final int MAX_ATTEMPTS = 3;

    private final WorkerProcesses processes;
    private final Supervisors supervisors;

    /** Has workers that start quickly, and only know the tasks by which it is judged. */
    public SupervisedProcessPool() {
        this(WORKERS, WORKERS, WorkerProgram.SHELL);
    }

    /** Has JVMs as workers. */
    public SupervisedProcessPool(int workers) {
        this(workers, workers, WorkerProgram.JVM);
    }

    SupervisedProcessPool(int bound, int supervisors, WorkerProgram program) {
        super(bound);
        this.processes = new WorkerProcesses(program);
        this.supervisors = new Supervisors(supervisors, processes);
    }

    @Override
    public boolean submit(Class<? extends WorkerTask> task, String argument, Consumer<Answer> onDone) {
        return supervisors.submit(() -> run(task.getName(), argument, onDone, 1));
    }

    /** In a supervisor's thread. */
    void run(String task, String argument, Consumer<Answer> onDone, int attempt) {
        Answer answer;
        try {
            answer = supervisors.current().run(task, argument, attempt);
        } catch (IOException died) {
            if (!processes.areClosed()) workerDied(task, argument, onDone, attempt);
            return;
        }
        onDone.accept(answer);
    }

    void workerDied(String task, String argument, Consumer<Answer> onDone, int attempt) {
        if (attempt < MAX_ATTEMPTS) run(task, argument, onDone, attempt + 1);
        else onDone.accept(new Answer(false, attempt + " workers have died of it"));
    }

    @Override
    public void shutdown() {
        supervisors.shutdown();
    }

    @Override
    public void awaitTermination() {
        supervisors.awaitTermination();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return supervisors.awaitTermination(timeout, unit);
    }

    @Override
    int mostWorkers() {
        return processes.most();
    }

    /** Returns the exceptions of callbacks. */
    public List<Throwable> failures() {
        return supervisors.failures();
    }

    @Override
    public void close() {
        processes.killAll();
        supervisors.close();
        processes.reapAll();
    }
}
