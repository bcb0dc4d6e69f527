package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.Mutex;
import dev.turnstile.models.locks.MutexModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.Visibility;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Is taken atomically but looked at and freed by plain accesses. The compiler may read the owner once, before the loop, and never
 * again: a thread that comes while the mutex is held spins for good, though it has long been freed. And a plain release lets guarded
 * writes pass it.
 *
 * <p>Two threads: {@code lock(), unlock() | lock(), unlock()}, and one {@code lock()} never returns, once it is compiled by the
 * optimizing compiler. The loop holds nothing but the read, as anything else might keep the read in place; so interruption does not
 * end it. Fixed by {@link CasSpinMutex}.
 */
@Subject(model = MutexModel.class)
@Broken(fault = Visibility.class, because = "a plain read in a loop need not be repeated", fixedBy = CasSpinMutex.class)
public class PlainFlagMutex implements Mutex {
    private final AtomicReference<@Nullable Thread> owner = new AtomicReference<>();

    @Override
    public void lock() {
        do {
            while (owner.getPlain() != null) {} // the fault: nothing makes the read happen again
        } while (!tryLock());
    }

    @Override
    public boolean tryLock() {
        return owner.compareAndSet(null, Thread.currentThread());
    }

    @Override
    public void unlock() {
        if (owner.getPlain() != Thread.currentThread()) throw new IllegalMonitorStateException();
        owner.setPlain(null);
    }
}
