package dev.turnstile.subjects.pools;

import dev.turnstile.models.pools.ThreadPoolModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interrupted;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The JDK's own {@link ThreadPoolExecutor} with a fixed number of workers. It knows nothing of tasks that wait for tasks, but lets a task
 * be taken back from its queue, so a worker that would wait for one that nobody has begun runs it itself. (A {@link
 * java.util.concurrent.ForkJoinPool} helps by itself, but may start spare threads when it cannot, and its bound would be ours to guard.)
 *
 * <p>The executor tells its largest size itself. A thread that leaves it lives for a moment beside the one that takes its place, so a
 * count of living threads would be unfair.
 */
@Subject(model = ThreadPoolModel.class)
public class JdkThreadPool extends JudgedPool {
    private final Workers threads = new Workers();
    private final ThreadPoolExecutor executor;

    public JdkThreadPool() {
        this(WORKERS);
    }

    public JdkThreadPool(int workers) {
        super(workers);
        executor = new ThreadPoolExecutor(workers, workers, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    }

    @Override
    public boolean submit(Runnable task) {
        return accept(future(task));
    }

    @Override
    public boolean run(Runnable body) {
        FutureTask<?> task = future(body);
        if (!accept(task)) return false;
        if (threads.includeCaller() && executor.remove(task)) task.run();
        else awaitEnd(task);
        return true;
    }

    private FutureTask<?> future(Runnable body) {
        return new FutureTask<>(body, null) {
            @Override
            protected void setException(Throwable thrown) {
                keep(thrown);
                super.setException(thrown);
            }
        };
    }

    private boolean accept(Runnable task) {
        try {
            executor.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private static void awaitEnd(FutureTask<?> task) {
        try {
            task.get();
        } catch (InterruptedException e) {
            throw new Interrupted();
        } catch (ExecutionException e) {
            // It is kept, and an end is all that is waited for.
        }
    }

    @Override
    public void shutdown() {
        executor.shutdown();
    }

    @Override
    public void awaitTermination() {
        awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        try {
            return executor.awaitTermination(timeout, unit);
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
    }

    @Override
    int mostWorkers() {
        return executor.getLargestPoolSize();
    }

    @Override
    public void close() {
        for (Runnable waiting : executor.shutdownNow()) ((FutureTask<?>) waiting).cancel(false);
        threads.dismiss();
    }
}
