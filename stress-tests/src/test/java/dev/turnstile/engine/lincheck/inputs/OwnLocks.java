package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.spec.Subject;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/** The part of {@link Locking} whose locks are hand-made. */
public final class OwnLocks {
    private OwnLocks() {}

    static List<Case> cases() {
        return List.of(
                Case.right(MutexCounter.class, Locking.TWO),
                Case.right(SpinLockCounter.class, Locking.TWO),
                Case.wrong(TestThenSetCounter.class, Locking.TWO),
                Case.right(TicketLockCounter.class, Locking.TWO),
                Case.right(TicketLockCounter.class, "increment() | increment() | increment()"));
    }

    /** Counts between {@code lock} and {@code unlock} of a subclass. */
    public abstract static class Guarded implements Contracts.Counter {
        private int count;

        abstract void lock();

        abstract void unlock();

        @Override
        public int increment() {
            lock();
            int next = ++count;
            unlock();
            return next;
        }

        @Override
        public int get() {
            lock();
            int seen = count;
            unlock();
            return seen;
        }
    }

    /** The mutex from the Javadoc of {@link AbstractQueuedSynchronizer}, without conditions. */
    private static final class Mutex extends AbstractQueuedSynchronizer {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean tryAcquire(int unused) {
            if (!compareAndSetState(0, 1)) return false;
            setExclusiveOwnerThread(Thread.currentThread());
            return true;
        }

        @Override
        protected boolean tryRelease(int unused) {
            if (getExclusiveOwnerThread() != Thread.currentThread()) throw new IllegalMonitorStateException();
            setExclusiveOwnerThread(null);
            setState(0);
            return true;
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class MutexCounter extends Guarded {
        private final Mutex mutex = new Mutex();

        @Override
        void lock() {
            mutex.acquire(1);
        }

        @Override
        void unlock() {
            mutex.release(1);
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class SpinLockCounter extends Guarded {
        private final AtomicBoolean held = new AtomicBoolean();

        @Override
        void lock() {
            while (!held.compareAndSet(false, true)) Thread.onSpinWait();
        }

        @Override
        void unlock() {
            held.set(false);
        }
    }

    /** Between the test and the set another thread may come in. */
    @Subject(model = Contracts.CounterModel.class)
    public static class TestThenSetCounter extends Guarded {
        private final AtomicBoolean held = new AtomicBoolean();

        @Override
        void lock() {
            while (held.get()) Thread.onSpinWait();
            held.set(true);
        }

        @Override
        void unlock() {
            held.set(false);
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class TicketLockCounter extends Guarded {
        private final AtomicInteger tickets = new AtomicInteger();
        private volatile int serving;

        @Override
        void lock() {
            int mine = tickets.getAndIncrement();
            while (serving != mine) Thread.onSpinWait();
        }

        @Override
        void unlock() {
            serving++; // only the owner writes it
        }
    }
}
