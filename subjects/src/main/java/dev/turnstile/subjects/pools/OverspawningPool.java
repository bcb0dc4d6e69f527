package dev.turnstile.subjects.pools;

import dev.turnstile.models.pools.ThreadPoolModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.OverAdmission;

/**
 * Starts too many workers: a worker counts itself, but only when it begins to run. A thread that submits between the start and that
 * moment sees room for one more, and starts another.
 *
 * <p>{@code submit(PLAIN) | submit(PLAIN); submit(PLAIN)}, then {@code withinBound():false}. Fixed by {@link BoundedThreadPool}.
 */
@Subject(model = ThreadPoolModel.class)
@Broken(
        fault = OverAdmission.class,
        because = "a worker is counted when it begins, not when it is started",
        fixedBy = BoundedThreadPool.class)
public class OverspawningPool extends BoundedThreadPool {
    public OverspawningPool() {}

    public OverspawningPool(int workers) {
        super(workers);
    }

    @Override
    void startWorker() {
        threads.start(() -> {
            lock.lock();
            workers++; // the fault: too late
            lock.unlock();
            work();
        });
    }
}
