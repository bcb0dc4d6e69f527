package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.spec.Subject;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Right counters: an atomic variable, or a plain field under one kind of lock each. */
public final class RaceFreeCounters {
    private RaceFreeCounters() {}

    private static final String TWO = "increment() | increment()";
    private static final String READ = "increment() | get()";

    static List<Case> cases() {
        return List.of(
                Case.right(VolatileCasCounter.class, TWO),
                Case.right(VolatilePeterson.class, "increment(0) | increment(1)"),
                Case.right(AtomicCounter.class, TWO),
                Case.right(OpaqueCasCounter.class, TWO),
                Case.right(AcquireReleaseLockCounter.class, TWO),
                Case.right(SynchronizedCounter.class, TWO),
                Case.right(SynchronizedCounter.class, READ),
                Case.right(ReentrantLockCounter.class, TWO),
                Case.right(ReadWriteLockCounter.class, TWO),
                Case.right(ReadWriteLockCounter.class, READ),
                Case.right(SemaphoreCounter.class, TWO),
                Case.right(StampedLockCounter.class, TWO),
                Case.right(StampedLockCounter.class, READ));
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class VolatileCasCounter implements Contracts.Counter {
        private static final VarHandle COUNT = RaceFree.handle(VolatileCasCounter.class, "count", int.class);

        private volatile int count;

        @Override
        public int increment() {
            int seen;
            do {
                seen = count;
            } while (!COUNT.compareAndSet(this, seen, seen + 1));
            return seen + 1;
        }

        @Override
        public int get() {
            return count;
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class AtomicCounter implements Contracts.Counter {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public int increment() {
            return count.incrementAndGet();
        }

        @Override
        public int get() {
            return count.get();
        }
    }

    /** The field is not volatile; every access goes through the handle. */
    @Subject(model = Contracts.CounterModel.class)
    public static class OpaqueCasCounter implements Contracts.Counter {
        private static final VarHandle COUNT = RaceFree.handle(OpaqueCasCounter.class, "count", int.class);

        @SuppressWarnings("UnusedVariable") // accessed through COUNT
        private int count;

        @Override
        public int increment() {
            int seen;
            do {
                seen = (int) COUNT.getOpaque(this);
            } while (!COUNT.compareAndSet(this, seen, seen + 1));
            return seen + 1;
        }

        @Override
        public int get() {
            return (int) COUNT.getOpaque(this);
        }
    }

    /** A spin lock that acquires by CAS and releases by {@code setRelease}. */
    @Subject(model = Contracts.CounterModel.class)
    public static class AcquireReleaseLockCounter implements Contracts.Counter {
        private static final VarHandle HELD = RaceFree.handle(AcquireReleaseLockCounter.class, "held", boolean.class);

        @SuppressWarnings("UnusedVariable") // accessed through HELD
        private boolean held;

        private int count;

        @Override
        public int increment() {
            lock();
            int next = ++count;
            HELD.setRelease(this, false);
            return next;
        }

        @Override
        public int get() {
            lock();
            int seen = count;
            HELD.setRelease(this, false);
            return seen;
        }

        private void lock() {
            while (!HELD.compareAndSet(this, false, true)) Thread.onSpinWait();
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class SynchronizedCounter implements Contracts.Counter {
        private int count;

        @Override
        public synchronized int increment() {
            return ++count;
        }

        @Override
        public synchronized int get() {
            return count;
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class ReentrantLockCounter implements Contracts.Counter {
        private final ReentrantLock lock = new ReentrantLock();
        private int count;

        @Override
        public int increment() {
            lock.lock();
            try {
                return ++count;
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

    @Subject(model = Contracts.CounterModel.class)
    public static class ReadWriteLockCounter implements Contracts.Counter {
        private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        private int count;

        @Override
        public int increment() {
            lock.writeLock().lock();
            try {
                return ++count;
            } finally {
                lock.writeLock().unlock();
            }
        }

        @Override
        public int get() {
            lock.readLock().lock();
            try {
                return count;
            } finally {
                lock.readLock().unlock();
            }
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class SemaphoreCounter implements Contracts.Counter {
        private final Semaphore mutex = new Semaphore(1);
        private int count;

        @Override
        public int increment() {
            mutex.acquireUninterruptibly();
            try {
                return ++count;
            } finally {
                mutex.release();
            }
        }

        @Override
        public int get() {
            mutex.acquireUninterruptibly();
            try {
                return count;
            } finally {
                mutex.release();
            }
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class StampedLockCounter implements Contracts.Counter {
        private final StampedLock lock = new StampedLock();
        private int count;

        @Override
        public int increment() {
            long stamp = lock.writeLock();
            try {
                return ++count;
            } finally {
                lock.unlockWrite(stamp);
            }
        }

        @Override
        public int get() {
            long stamp = lock.readLock();
            try {
                return count;
            } finally {
                lock.unlockRead(stamp);
            }
        }
    }

    @Subject(model = Contracts.PairCounterModel.class)
    public static class VolatilePeterson implements Contracts.PairCounter {
        private volatile boolean zeroWants;
        private volatile boolean oneWants;
        private volatile int turn;
        private int count;

        @Override
        public int increment(int me) {
            return me == 0 ? incrementAsZero() : incrementAsOne();
        }

        private int incrementAsZero() {
            zeroWants = true;
            turn = 1;
            while (oneWants && turn == 1) Thread.onSpinWait();
            int next = ++count;
            zeroWants = false;
            return next;
        }

        private int incrementAsOne() {
            oneWants = true;
            turn = 0;
            while (zeroWants && turn == 0) Thread.onSpinWait();
            int next = ++count;
            oneWants = false;
            return next;
        }
    }
}
