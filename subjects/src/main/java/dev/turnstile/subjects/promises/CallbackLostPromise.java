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
 * Never calls back: between the check that there is no outcome yet and the registration the outcome is set and the registered callbacks
 * are run. The late one stays in the queue.
 *
 * <p>{@code complete(1) | onDone()}, then {@code callbacksRun():0}. Fixed by {@link CasPromise}.
 */
@Subject(model = PromiseModel.class)
@Broken(
        fault = NOT_ONCE,
        because = "the outcome is checked before the callback is registered, not after",
        fixedBy = CasPromise.class)
public class CallbackLostPromise implements Promise {
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
        if (outcome.get() != null) callbacksRun.incrementAndGet();
        // the fault: the promise may have been completed since the check, and nobody looks again
        else callbacks.add(new Callback());
    }

    @Override
    public int callbacksRun() {
        return callbacksRun.get();
    }

    private boolean finish(Object result) {
        if (!outcome.compareAndSet(null, result)) return false;
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
