package dev.turnstile.subjects.promises;

import static dev.turnstile.spec.Fault.NOT_ONCE;

import dev.turnstile.models.promises.Promise;
import dev.turnstile.models.promises.PromiseModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Interruptibly;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets two threads win: both see that there is no outcome, and both set theirs.
 *
 * <p>{@code complete(1):true | cancel():true}. Fixed by {@link CasPromise}.
 */
@Subject(model = PromiseModel.class)
@Broken(
        fault = NOT_ONCE,
        because = "the check and the setting of the outcome are two steps",
        fixedBy = CasPromise.class)
public class DoubleCompletePromise implements Promise {
    private record Outcome(int value, boolean cancelled) {}

    private final AtomicReference<@Nullable Outcome> outcome = new AtomicReference<>();
    private final Queue<Thread> waiters = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> callbacks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger callbacksRun = new AtomicInteger();

    @Override
    public boolean complete(int value) {
        return finish(new Outcome(value, false));
    }

    @Override
    public boolean cancel() {
        return finish(new Outcome(0, true));
    }

    @Override
    public int get() {
        Outcome result = outcome.get();
        if (result == null) result = await();
        if (result.cancelled()) throw new CancellationException();
        return result.value();
    }

    @Override
    public void onDone() {
        callbacks.add(callbacksRun::incrementAndGet);
        if (outcome.get() != null) runCallbacks();
    }

    @Override
    public int callbacksRun() {
        return callbacksRun.get();
    }

    private boolean finish(Outcome result) {
        if (outcome.get() != null) return false;
        outcome.set(result);
        waiters.forEach(LockSupport::unpark);
        runCallbacks();
        return true;
    }

    private void runCallbacks() {
        for (Runnable callback; (callback = callbacks.poll()) != null; ) callback.run();
    }

    private Outcome await() {
        waiters.add(Thread.currentThread());
        try {
            for (; ; ) {
                Outcome result = outcome.get();
                if (result != null) return result;
                Interruptibly.park(this);
            }
        } finally {
            waiters.remove(Thread.currentThread());
        }
    }
}
