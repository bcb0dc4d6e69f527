package dev.turnstile.subjects.pools;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** The part that is common to pools which keep tasks of their own until one of their threads takes them. */
abstract class TaskPool extends JudgedPool {
    final Workers threads = new Workers();
    final Termination termination = new Termination();

    TaskPool(int bound) {
        super(bound);
    }

    /** Keeps a task and sees to it that a thread takes it. Answers {@code false} if the pool is shut down. */
    abstract boolean accept(Task task);

    /** Returns whether {@code task} waited still; nobody else takes it then. */
    abstract boolean takeBack(Task task);

    /** Takes all that wait at once: a worker that learns of the end of one would begin the next. */
    abstract List<Task> takeAllBack();

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
        termination.shutdown();
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
        for (Task task : takeAllBack()) {
            task.cancel();
            termination.taskEnded();
        }
        threads.dismiss();
    }
}
