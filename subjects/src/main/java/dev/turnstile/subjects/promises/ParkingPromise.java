package dev.turnstile.subjects.promises;

import dev.turnstile.models.promises.Promise;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The common part of the promises in this package: an outcome, and threads that park until there is one. How the outcome is set and when
 * callbacks run is up to the subclass.
 *
 * <p>A thread registers before it looks at the outcome. A subclass sets the outcome before it calls {@link #wakeWaiters()}. So one of the
 * two sees the other.
 */
abstract class ParkingPromise implements Promise {
    private static final Object CANCELLED = new Object();

    /** Nothing yet, {@link #CANCELLED}, or the value. */
    final AtomicReference<@Nullable Object> outcome = new AtomicReference<>();

    private final Queue<Thread> waiters = new ConcurrentLinkedQueue<>();
    private final AtomicInteger callbacksRun = new AtomicInteger();

    /** Sets the outcome if there is none, and tells whether it did. */
    abstract boolean finish(Object result);

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
    public int callbacksRun() {
        return callbacksRun.get();
    }

    final void wakeWaiters() {
        waiters.forEach(LockSupport::unpark);
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

    /** Counts that it has run. */
    final class Callback implements Runnable {
        @Override
        public void run() {
            callbacksRun.incrementAndGet();
        }
    }
}
