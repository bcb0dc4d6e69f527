package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.Mutex;
import dev.turnstile.models.locks.MutexModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.TwoOwners;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Has two owners: both find it free, and only then does each write its name.
 *
 * <p>Two threads: {@code lock() | lock()}, and both return. Fixed by {@link CasSpinMutex}.
 */
@Subject(model = MutexModel.class)
@Broken(fault = TwoOwners.class, because = "the test and the set are two steps", fixedBy = CasSpinMutex.class)
public class TestThenSetMutex implements Mutex {
    private final AtomicReference<@Nullable Thread> owner = new AtomicReference<>();

    @Override
    public void lock() {
        while (!tryLock()) Interruptibly.spin();
    }

    @Override
    public boolean tryLock() {
        // the fault: the test here and the set below are two steps
        if (owner.get() != null) return false;
        owner.set(Thread.currentThread());
        return true;
    }

    @Override
    public void unlock() {
        if (owner.get() != Thread.currentThread()) throw new IllegalMonitorStateException();
        owner.set(null);
    }
}
