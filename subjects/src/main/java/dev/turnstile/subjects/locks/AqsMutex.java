package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.Mutex;
import dev.turnstile.models.locks.MutexModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interrupted;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/**
 * The JDK's queue of waiting threads around one state, 0 for free and 1 for owned. The synchronizer knows the owner, so thread dumps
 * can name it.
 *
 * <p>The release clears the owner before the state: the next owner writes its own name after that.
 */
@Subject(model = MutexModel.class)
public class AqsMutex implements Mutex {
    private final Sync sync = new Sync();

    @Override
    public void lock() {
        try {
            sync.acquireInterruptibly(1);
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
    }

    @Override
    public boolean tryLock() {
        return sync.tryAcquire(1);
    }

    /** Takes the mutex; waits for it, but not longer than the time-out, and tells whether it got it. */
    public boolean tryLock(long timeout, TimeUnit unit) {
        try {
            return sync.tryAcquireNanos(1, unit.toNanos(timeout));
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
    }

    @Override
    public void unlock() {
        sync.release(1);
    }

    private static final class Sync extends AbstractQueuedSynchronizer {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean tryAcquire(int one) {
            if (!compareAndSetState(0, one)) return false;
            setExclusiveOwnerThread(Thread.currentThread());
            return true;
        }

        @Override
        protected boolean tryRelease(int one) {
            if (getExclusiveOwnerThread() != Thread.currentThread()) throw new IllegalMonitorStateException();
            setExclusiveOwnerThread(null);
            setState(0);
            return true;
        }
    }
}
