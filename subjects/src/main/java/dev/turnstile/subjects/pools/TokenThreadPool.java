package dev.turnstile.subjects.pools;

import dev.turnstile.models.pools.ThreadPoolModel;
import dev.turnstile.spec.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
public class TokenThreadPool extends TaskPool {
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
    boolean accept(Task task) {
        if (!termination.accept()) return false;
        tasks.add(task);
        startThreads();
        return true;
    }

    private void startThreads() {
        while (!tasks.isEmpty()) {
            Integer permit = permits.poll();
            if (permit == null) return; // its owner will come here
            Task task = tasks.poll();
            if (task != null) threads.start(() -> perform(task), () -> giveBack(permit));
            else permits.add(permit);
        }
    }

    private void giveBack(Integer permit) {
        permits.add(permit);
        startThreads();
    }

    @Override
    boolean takeBack(Task task) {
        return tasks.remove(task);
    }

    @Override
    List<Task> takeAllBack() {
        List<Task> waiting = new ArrayList<>();
        for (Task task; (task = tasks.poll()) != null; ) waiting.add(task);
        return waiting;
    }
}
