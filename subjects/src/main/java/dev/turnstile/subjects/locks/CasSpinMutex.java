package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.Mutex;
import dev.turnstile.models.locks.MutexModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Test and set in one step: the compare-and-set names an owner only if there is none at that moment. It first spins on a read, which
 * leaves the cache line shared, and tries to set only when the mutex looks free.
 *
 * <p>All accesses are volatile. The read in the loop has to see the release for the loop to end; the write that releases keeps the
 * guarded accesses before it, and the compare-and-set that acquires keeps them after it.
 */
@Subject(model = MutexModel.class)
public class CasSpinMutex implements Mutex {
    private final AtomicReference<@Nullable Thread> owner = new AtomicReference<>();

    @Override
    public void lock() {
        do {
            while (owner.get() != null) Interruptibly.spin();
        } while (!tryLock());
    }

    @Override
    public boolean tryLock() {
        return owner.compareAndSet(null, Thread.currentThread());
    }

    @Override
    public void unlock() {
        if (owner.get() != Thread.currentThread()) throw new IllegalMonitorStateException();
        owner.set(null);
    }
}
