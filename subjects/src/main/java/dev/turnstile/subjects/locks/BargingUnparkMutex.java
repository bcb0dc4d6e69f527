package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.Mutex;
import dev.turnstile.models.locks.MutexModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostWakeup;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Loses a wake-up: the owner unlocks after a waiter has looked and before it is enlisted, and finds nobody to unpark. The waiter does
 * not look again and parks beside a free mutex, into which others may barge as they like.
 *
 * <p>Two threads: {@code lock(), unlock() | lock()}, and the second thread's {@code lock()} sleeps for good. Fixed by {@link
 * ParkingMutex}.
 */
@Subject(model = MutexModel.class)
@Broken(
        fault = LostWakeup.class,
        because = "a waiter does not look again after it has enlisted",
        fixedBy = ParkingMutex.class)
public class BargingUnparkMutex implements Mutex {
    private final AtomicReference<@Nullable Thread> owner = new AtomicReference<>();
    private final AtomicReference<@Nullable Waiter> waiters = new AtomicReference<>();

    @Override
    public void lock() {
        while (!tryLock()) {
            Waiter me = enlist();
            // the fault: the mutex may have become free before we enlisted, and nobody looks
            while (!me.called) Interruptibly.park(this);
        }
    }

    @Override
    public boolean tryLock() {
        return owner.compareAndSet(null, Thread.currentThread());
    }

    @Override
    public void unlock() {
        if (owner.get() != Thread.currentThread()) throw new IllegalMonitorStateException();
        owner.set(null);
        for (Waiter w = waiters.getAndSet(null); w != null; w = w.next) {
            w.called = true;
            LockSupport.unpark(w.thread);
        }
    }

    private Waiter enlist() {
        while (true) {
            Waiter first = waiters.get();
            Waiter me = new Waiter(Thread.currentThread(), first);
            if (waiters.compareAndSet(first, me)) return me;
        }
    }

    private static final class Waiter {
        final Thread thread;
        final @Nullable Waiter next;
        volatile boolean called;

        Waiter(Thread thread, @Nullable Waiter next) {
            this.thread = thread;
            this.next = next;
        }
    }
}
