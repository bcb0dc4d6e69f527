package dev.turnstile.subjects.promises;

import dev.turnstile.models.promises.Promise;
import dev.turnstile.models.promises.PromiseModel;
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
 * The outcome is set by one compare-and-set, so that one thread wins.
 *
 * <p>No callback is lost: it is registered before the outcome is looked at, and the outcome is set before the callbacks are looked at, so
 * one of the two sees the other (volatile accesses have one order for all threads). If both do, none runs twice: a callback is run by
 * the thread that removes it from the queue. Threads that wait for the outcome are found by the same order of steps.
 */
@Subject(model = PromiseModel.class)
public class CasPromise implements Promise {
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
