package dev.turnstile.subjects.promises;

import dev.turnstile.models.promises.PromiseModel;
import dev.turnstile.spec.Subject;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The outcome is set by one compare-and-set, so that one thread wins.
 *
 * <p>No callback is lost: it is registered before the outcome is looked at, and the outcome is set before the callbacks are looked at, so
 * one of the two sees the other (volatile accesses have one order for all threads). If both do, none runs twice: a callback is run by
 * the thread that removes it from the queue. Threads that wait for the outcome are found by the same order of steps.
 */
@Subject(model = PromiseModel.class)
public class CasPromise extends ParkingPromise {
    private final Queue<Runnable> callbacks = new ConcurrentLinkedQueue<>();

    @Override
    public void onDone() {
        callbacks.add(new Callback());
        if (outcome.get() != null) runCallbacks();
    }

    @Override
    boolean finish(Object result) {
        if (!outcome.compareAndSet(null, result)) return false;
        wakeWaiters();
        runCallbacks();
        return true;
    }

    private void runCallbacks() {
        for (Runnable callback; (callback = callbacks.poll()) != null; ) callback.run();
    }
}
