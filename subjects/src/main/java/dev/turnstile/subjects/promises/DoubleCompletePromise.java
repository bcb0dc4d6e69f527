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
    private static final Object CANCELLED = new Object();

    /** Nothing yet, {@link #CANCELLED}, or the value. */
    private final AtomicReference<@Nullable Object> outcome = new AtomicReference<>();

    private final Queue<Thread> waiters = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> callbacks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger callbacksRun = new AtomicInteger();

    @Override
    public boolean complete(int value) {
        return finish(value);
    }

    @Override
    public boolean cancel() {
        return finish(CANCELLED);
    }

    @Override
    public int get() {
        Object result = outcome.get();
        if (result == null) result = await();
        if (result == CANCELLED) throw new CancellationException();
        return (Integer) result;
    }

    @Override
    public void onDone() {
        callbacks.add(new Callback());
        if (outcome.get() != null) runCallbacks();
    }

    @Override
    public int callbacksRun() {
        return callbacksRun.get();
    }

    private boolean finish(Object result) {
        // the fault: the check and the setting are two steps
        if (outcome.get() != null) return false;
        outcome.set(result);
        waiters.forEach(LockSupport::unpark);
        runCallbacks();
        return true;
    }

    private void runCallbacks() {
        for (Runnable callback; (callback = callbacks.poll()) != null; ) callback.run();
    }

    private Object await() {
        waiters.add(Thread.currentThread());
        try {
            for (; ; ) {
                Object result = outcome.get();
                if (result != null) return result;
                Interruptibly.park(this);
            }
        } finally {
            waiters.remove(Thread.currentThread());
        }
    }

    private final class Callback implements Runnable {
        @Override
        public void run() {
            callbacksRun.incrementAndGet();
        }
    }
}
