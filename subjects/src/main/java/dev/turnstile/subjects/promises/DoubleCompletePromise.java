package dev.turnstile.subjects.promises;

import dev.turnstile.models.promises.PromiseModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.NotOnce;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Lets two threads win: both see that there is no outcome, and both set theirs.
 *
 * <p>{@code complete(1):true | cancel():true}. Fixed by {@link CasPromise}.
 */
@Subject(model = PromiseModel.class)
@Broken(
        fault = NotOnce.class,
        because = "the check and the setting of the outcome are two steps",
        fixedBy = CasPromise.class)
public class DoubleCompletePromise extends ParkingPromise {
    private final Queue<Runnable> callbacks = new ConcurrentLinkedQueue<>();

    @Override
    public void onDone() {
        callbacks.add(new Callback());
        if (outcome.get() != null) runCallbacks();
    }

    @Override
    boolean finish(Object result) {
        // the fault: the check and the setting are two steps
        if (outcome.get() != null) return false;
        outcome.set(result);
        wakeWaiters();
        runCallbacks();
        return true;
    }

    private void runCallbacks() {
        for (Runnable callback; (callback = callbacks.poll()) != null; ) callback.run();
    }
}
