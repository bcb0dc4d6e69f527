package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.Mutex;
import dev.turnstile.models.locks.MutexModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Interruptibly;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Waiters enlist and park; an unlock wakes all who are enlisted, and they compete again with whoever barges in.
 *
 * <p>No wake-up is lost. A thread parks only after it enlisted and then still found an owner. That owner's unlock comes later, so it finds the
 * thread enlisted and unparks it; an unpark before the park makes the park return at once. Both sides write one variable and then read the
 * other, so these accesses have to be volatile. A thread stays enlisted when it gets the mutex without parking: that costs it one needless
 * wake-up.
 */
@Subject(model = MutexModel.class)
public class ParkingMutex implements Mutex {
    private final AtomicReference<@Nullable Thread> owner = new AtomicReference<>();
    private final AtomicReference<@Nullable Waiter> waiters = new AtomicReference<>();

    @Override
    public void lock() {
        if (tryLock()) return;
        enlist();
        while (!tryLock()) {
            Interruptibly.park(this);
            enlist();
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
        for (Waiter w = waiters.getAndSet(null); w != null; w = w.next()) LockSupport.unpark(w.thread());
    }

    private void enlist() {
        Waiter head;
        do head = waiters.get();
        while (!waiters.compareAndSet(head, new Waiter(Thread.currentThread(), head)));
    }

    private record Waiter(Thread thread, @Nullable Waiter next) {}
}
