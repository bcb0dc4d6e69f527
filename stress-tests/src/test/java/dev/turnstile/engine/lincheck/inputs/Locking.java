package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.spec.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/**
 * Counters that differ in where their lock comes from and how it is acquired. Hand-made locks are in {@link OwnLocks}; other contracts in
 * {@link LockProtocols}.
 */
public final class Locking {
    private Locking() {}

    static final String TWO = "increment() | increment()";

    public static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        Collections.addAll(
                cases,
                Case.right(StaticLock.class, TWO),
                Case.right(HolderLock.class, TWO),
                Case.right(ConstructorLock.class, TWO),
                Case.right(FairLock.class, TWO),
                Case.right(InterruptibleLock.class, TWO),
                Case.right(TryLockLoop.class, TWO),
                Case.right(WriteLock.class, TWO),
                Case.right(StampedWriteLock.class, TWO),
                Case.right(Reentrant.class, TWO),
                Case.right(AllPermits.class, TWO),
                Case.wrong(TwoPermits.class, TWO),
                Case.wrong(Upgrade.class, TWO));
        cases.addAll(OwnLocks.cases());
        cases.addAll(LockProtocols.cases());
        return List.copyOf(cases);
    }

    /** Counts under the lock that a subclass names. */
    public abstract static class Locked implements Contracts.Counter {
        private int count;

        abstract Lock lock();

        @Override
        public int increment() {
            Lock lock = lock();
            lock.lock();
            try {
                return ++count;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public int get() {
            Lock lock = lock();
            lock.lock();
            try {
                return count;
            } finally {
                lock.unlock();
            }
        }
    }

    /** One lock for all instances. */
    @Subject(model = Contracts.CounterModel.class)
    public static class StaticLock extends Locked {
        private static final ReentrantLock LOCK = new ReentrantLock();

        @Override
        Lock lock() {
            return LOCK;
        }
    }

    /** The first operation initialises the class that creates the lock. */
    @Subject(model = Contracts.CounterModel.class)
    public static class HolderLock extends Locked {
        private static final class Holder {
            static final ReentrantLock LOCK = new ReentrantLock();
        }

        @Override
        Lock lock() {
            return Holder.LOCK;
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class ConstructorLock extends Locked {
        private final Lock lock;

        public ConstructorLock() {
            lock = new ReentrantLock();
        }

        @Override
        Lock lock() {
            return lock;
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class FairLock extends Locked {
        private final Lock lock = new ReentrantLock(true);

        @Override
        Lock lock() {
            return lock;
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class WriteLock extends Locked {
        private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

        @Override
        Lock lock() {
            return lock.writeLock();
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class StampedWriteLock extends Locked {
        private final StampedLock lock = new StampedLock();

        @Override
        Lock lock() {
            return lock.asWriteLock();
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class InterruptibleLock implements Contracts.Counter {
        private final ReentrantLock lock = new ReentrantLock();
        private int count;

        @Override
        public int increment() {
            return add(1);
        }

        @Override
        public int get() {
            return add(0);
        }

        private int add(int delta) {
            try {
                lock.lockInterruptibly();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            try {
                count += delta;
                return count;
            } finally {
                lock.unlock();
            }
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class TryLockLoop implements Contracts.Counter {
        private final ReentrantLock lock = new ReentrantLock();
        private int count;

        @Override
        public int increment() {
            return add(1);
        }

        @Override
        public int get() {
            return add(0);
        }

        private int add(int delta) {
            while (!lock.tryLock()) Thread.onSpinWait();
            try {
                count += delta;
                return count;
            } finally {
                lock.unlock();
            }
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class Reentrant implements Contracts.Counter {
        private final ReentrantLock lock = new ReentrantLock();
        private int count;

        @Override
        public int increment() {
            lock.lock();
            try {
                count++;
                return get();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public int get() {
            lock.lock();
            try {
                return count;
            } finally {
                lock.unlock();
            }
        }
    }

    /** Counts while it holds some of a semaphore's two permits. */
    public abstract static class Permitted implements Contracts.Counter {
        private final Semaphore permits = new Semaphore(2);
        private final int needed;
        private int count;

        Permitted(int needed) {
            this.needed = needed;
        }

        @Override
        public int increment() {
            permits.acquireUninterruptibly(needed);
            try {
                return ++count;
            } finally {
                permits.release(needed);
            }
        }

        @Override
        public int get() {
            return count;
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class AllPermits extends Permitted {
        public AllPermits() {
            super(2);
        }
    }

    /** Lets two threads in at once. */
    @Subject(model = Contracts.CounterModel.class)
    public static class TwoPermits extends Permitted {
        public TwoPermits() {
            super(1);
        }
    }

    /** The write lock waits for the reader to leave, which is the very thread that waits. */
    @Subject(model = Contracts.CounterModel.class)
    public static class Upgrade implements Contracts.Counter {
        private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        private int count;

        @Override
        public int increment() {
            lock.readLock().lock();
            try {
                int next = count + 1;
                lock.writeLock().lock();
                try {
                    count = next;
                } finally {
                    lock.writeLock().unlock();
                }
                return next;
            } finally {
                lock.readLock().unlock();
            }
        }

        @Override
        public int get() {
            return count;
        }
    }
}
