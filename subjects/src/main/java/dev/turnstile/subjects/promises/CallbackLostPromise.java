package dev.turnstile.subjects.promises;

import dev.turnstile.models.promises.PromiseModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.NotOnce;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Never calls back: between the check that there is no outcome yet and the registration the outcome is set and the registered callbacks
 * are run. The late one stays in the queue.
 *
 * <p>{@code complete(1) | onDone()}, then {@code callbacksRun():0}. Fixed by {@link CasPromise}.
 */
@Subject(model = PromiseModel.class)
@Broken(
        fault = NotOnce.class,
        because = "the outcome is checked before the callback is registered, not after",
        fixedBy = CasPromise.class)
public class CallbackLostPromise extends ParkingPromise {
    private final Queue<Runnable> callbacks = new ConcurrentLinkedQueue<>();

    @Override
    public void onDone() {
        if (outcome.get() != null) new Callback().run();
        // the fault: the promise may have been completed since the check, and nobody looks again
        else callbacks.add(new Callback());
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
