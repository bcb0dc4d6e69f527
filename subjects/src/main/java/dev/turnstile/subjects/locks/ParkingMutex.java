package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.Mutex;
import dev.turnstile.models.locks.MutexModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Waiters enlist and park until they are called; an unlock calls all that are enlisted, and they compete again with threads that barge in.
 *
 * <p>No wake-up is lost. A thread parks only after it has enlisted and then still found an owner. The owner's unlock comes later, so it
 * finds the thread enlisted and calls it. Unlock writes the owner and then reads the waiters, lock the other way round: such a pair
 * needs volatile accesses. A thread that gets the mutex at its second look stays enlisted until the next
 * unlock; that costs it one needless unpark. Nobody loses a wake-up, since all are called.
 */
@Subject(model = MutexModel.class)
public class ParkingMutex implements Mutex {
    private final AtomicReference<@Nullable Thread> owner = new AtomicReference<>();
    private final AtomicReference<@Nullable Waiter> waiters = new AtomicReference<>();

    @Override
    public void lock() {
        while (!tryLock()) {
            Waiter me = enlist();
            if (tryLock()) return;
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

    Waiter enlist() {
        while (true) {
            Waiter first = waiters.get();
            Waiter me = new Waiter(Thread.currentThread(), first);
            if (waiters.compareAndSet(first, me)) return me;
        }
    }

    static final class Waiter {
        final Thread thread;
        final @Nullable Waiter next;
        volatile boolean called;

        Waiter(Thread thread, @Nullable Waiter next) {
            this.thread = thread;
            this.next = next;
        }
    }
}
