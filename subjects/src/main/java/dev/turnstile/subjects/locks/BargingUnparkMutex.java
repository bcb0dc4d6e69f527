package dev.turnstile.subjects.locks;

import static dev.turnstile.spec.Fault.LOST_WAKEUP;

import dev.turnstile.models.locks.Mutex;
import dev.turnstile.models.locks.MutexModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Interruptibly;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Loses a wake-up: an unlock strikes off and unparks the waiter, another thread barges in before the waiter is there, and the waiter parks
 * again without having enlisted again. The unlock that follows knows of nobody to wake.
 *
 * <p>Two threads: {@code lock(), unlock(), lock(), unlock() | lock()}, and the second thread's {@code lock()} sleeps beside a free mutex.
 * Fixed by {@link ParkingMutex}.
 */
@Subject(model = MutexModel.class)
@Broken(
        fault = LOST_WAKEUP,
        because = "a woken waiter that finds the mutex taken parks without enlisting again",
        fixedBy = ParkingMutex.class)
public class BargingUnparkMutex implements Mutex {
    private final AtomicReference<@Nullable Thread> owner = new AtomicReference<>();
    private final AtomicReference<@Nullable Waiter> waiters = new AtomicReference<>();

    @Override
    public void lock() {
        if (tryLock()) return;
        enlist();
        while (!tryLock()) {
            Interruptibly.park(this);
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
