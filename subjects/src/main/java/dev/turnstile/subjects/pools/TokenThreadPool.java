package dev.turnstile.subjects.pools;

import dev.turnstile.models.pools.ThreadPoolModel;
import dev.turnstile.spec.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A thread of its own for each task, and a queue of permits to start one. A thread that has ended its task gives its permit back; all
 * that it still does then is to start the next one.
 *
 * <p>No task is left beside a free permit: it enters its queue before anybody looks for a permit, and a permit enters its own before
 * anybody looks for a task, so one of the two is seen.
 *
 * <p>A task that waits for another keeps its permit, so it takes that other one back from the queue and runs it itself. If it is too
 * late for that, the other has a permit of its own. So of any chain of waiting tasks the last one runs, and all come to an end.
 */
@Subject(model = ThreadPoolModel.class)
public class TokenThreadPool extends JudgedPool {
    private final Workers threads = new Workers();
    private final Termination termination = new Termination();
    private final Queue<Integer> permits = new ConcurrentLinkedQueue<>();
    private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();

    public TokenThreadPool() {
        this(WORKERS);
    }

    public TokenThreadPool(int workers) {
        super(workers);
        IntStream.range(0, workers).forEach(permits::add);
    }

    @Override
    public boolean submit(Runnable task) {
        return accept(new Task(task));
    }

    @Override
    public boolean run(Runnable body) {
        Task task = new Task(body);
        if (!accept(task)) return false;
        if (threads.includeCaller() && tasks.remove(task)) perform(task);
        else task.awaitEnd();
        return true;
    }

    private boolean accept(Task task) {
        if (!termination.accept()) return false;
        tasks.add(task);
        startThreads();
        return true;
    }

    private void startThreads() {
        while (!tasks.isEmpty()) {
            Integer permit = permits.poll();
            if (permit == null) return; // whoever has it will come here
            Task task = tasks.poll();
            if (task != null) threads.start(() -> perform(task), () -> giveBack(permit));
            else permits.add(permit);
        }
    }

    private void giveBack(Integer permit) {
        permits.add(permit);
        startThreads();
    }

    private void perform(Task task) {
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
        // All that wait are taken away first: a worker that learns of the end of one would begin the next.
        List<Task> waiting = new ArrayList<>();
        for (Task task; (task = tasks.poll()) != null; ) waiting.add(task);
        for (Task task : waiting) {
            task.cancel();
            termination.taskEnded();
        }
        threads.dismiss();
    }
}
