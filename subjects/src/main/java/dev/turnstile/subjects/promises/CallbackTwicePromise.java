package dev.turnstile.subjects.promises;

import dev.turnstile.models.promises.PromiseModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.NotOnce;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Calls back twice: a callback is registered, then the outcome is set, and both threads see that the callback is due. Neither takes it
 * from the other.
 *
 * <p>{@code complete(1) | onDone()}, then {@code callbacksRun():2}. Fixed by {@link CasPromise}.
 */
@Subject(model = PromiseModel.class)
@Broken(fault = NotOnce.class, because = "a callback that is run is not removed first", fixedBy = CasPromise.class)
public class CallbackTwicePromise extends ParkingPromise {
    private final Queue<Runnable> callbacks = new ConcurrentLinkedQueue<>();

    @Override
    public void onDone() {
        Runnable callback = new Callback();
        // the fault: it stays there for the one that completes
        callbacks.add(callback);
        if (outcome.get() != null) callback.run();
    }

    @Override
    boolean finish(Object result) {
        if (!outcome.compareAndSet(null, result)) return false;
        wakeWaiters();
        runCallbacks();
        return true;
    }

    private void runCallbacks() {
        for (Runnable callback : callbacks) callback.run();
    }
}
