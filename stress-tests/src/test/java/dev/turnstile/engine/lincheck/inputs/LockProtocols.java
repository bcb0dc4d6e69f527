package dev.turnstile.engine.lincheck.inputs;

import static dev.turnstile.spec.Model.enabledWhen;

import dev.turnstile.spec.Subject;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The part of {@link Locking} in which several locks, conditions or exceptions play together. */
public final class LockProtocols {
    private LockProtocols() {}

    static List<Case> cases() {
        return List.of(
                Case.right(ConditionQueue.class, "put(1) | take()"),
                Case.right(ConditionQueue.class, "put(1); put(2) | take(); take()"),
                Case.right(ConditionQueue.class, "put(1); put(2) | take() | take()"),
                Case.wrong(OppositeLocks.class, "first() | second()"),
                Case.wrong(OppositeMonitors.class, "first() | second()"),
                Case.right(OrderedLocks.class, "first() | second()"),
                Case.right(LatchOfTwo.class, "await() | arrive() | arrive()"),
                Case.right(LatchOfTwo.class, "await() | arrive(); arrive()"),
                Case.right(UnlockWithoutLock.class, "increment() | release()"),
                Case.right(UnlockWithoutLock.class, "increment(); release() | increment()"),
                Case.wrong(LockKeptOnException.class, "add(-1) | add(1)"),
                Case.right(LockFreedOnException.class, "add(-1) | add(1)"));
    }

    @Subject(model = Contracts.BoundedQueueModel.class)
    public static class ConditionQueue implements Contracts.BoundedQueue {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition notFull = lock.newCondition();
        private final Condition notEmpty = lock.newCondition();
        private boolean full;
        private int value;

        @Override
        public void put(int newValue) throws InterruptedException {
            lock.lock();
            try {
                while (full) notFull.await();
                value = newValue;
                full = true;
                notEmpty.signal();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public int take() throws InterruptedException {
            lock.lock();
            try {
                while (!full) notEmpty.await();
                full = false;
                notFull.signal();
                return value;
            } finally {
                lock.unlock();
            }
        }
    }

    @Subject(model = Contracts.SectionsModel.class)
    public static class OppositeLocks implements Contracts.Sections {
        private final ReentrantLock a = new ReentrantLock();
        private final ReentrantLock b = new ReentrantLock();

        @Override
        public void first() {
            both(a, b);
        }

        @Override
        public void second() {
            both(b, a);
        }

        static void both(ReentrantLock outer, ReentrantLock inner) {
            outer.lock();
            try {
                inner.lock();
                inner.unlock();
            } finally {
                outer.unlock();
            }
        }
    }

    @Subject(model = Contracts.SectionsModel.class)
    public static class OrderedLocks implements Contracts.Sections {
        private final ReentrantLock a = new ReentrantLock();
        private final ReentrantLock b = new ReentrantLock();

        @Override
        public void first() {
            OppositeLocks.both(a, b);
        }

        @Override
        public void second() {
            OppositeLocks.both(a, b);
        }
    }

    @Subject(model = Contracts.SectionsModel.class)
    public static class OppositeMonitors implements Contracts.Sections {
        private final Object a = new Object();
        private final Object b = new Object();

        @SuppressWarnings("UnusedVariable") // written so that there is something to protect
        private int entered;

        @Override
        public void first() {
            synchronized (a) {
                synchronized (b) {
                    entered++;
                }
            }
        }

        @Override
        public void second() {
            synchronized (b) {
                synchronized (a) {
                    entered++;
                }
            }
        }
    }

    public interface Arrivals {
        void arrive();

        /** Waits for two arrivals. */
        void await() throws InterruptedException;
    }

    public static final class ArrivalsModel implements Arrivals {
        private int missing = 2;

        @Override
        public void arrive() {
            missing--;
        }

        @Override
        public void await() {
            enabledWhen(missing <= 0);
        }
    }

    @Subject(model = ArrivalsModel.class)
    public static class LatchOfTwo implements Arrivals {
        private final CountDownLatch latch = new CountDownLatch(2);

        @Override
        public void arrive() {
            latch.countDown();
        }

        @Override
        public void await() throws InterruptedException {
            latch.await();
        }
    }

    public interface Releases {
        int increment();

        /** Throws {@link IllegalMonitorStateException}, since the caller does not own the lock between operations. */
        void release();
    }

    public static final class ReleasesModel implements Releases {
        private int count;

        @Override
        public int increment() {
            return ++count;
        }

        @Override
        public void release() {
            throw new IllegalMonitorStateException();
        }
    }

    @Subject(model = ReleasesModel.class)
    public static class UnlockWithoutLock implements Releases {
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
        public void release() {
            lock.unlock();
        }
    }

    public interface Sum {
        /**
         * Adds a value and returns the sum.
         *
         * @throws IllegalArgumentException if the value is negative
         */
        int add(int value);
    }

    public static final class SumModel implements Sum {
        private int sum;

        @Override
        public int add(int value) {
            if (value < 0) throw new IllegalArgumentException();
            sum += value;
            return sum;
        }
    }

    /** The exception leaves the lock locked, so that the other thread waits forever. */
    @Subject(model = SumModel.class)
    public static class LockKeptOnException implements Sum {
        private final ReentrantLock lock = new ReentrantLock();
        private int sum;

        @Override
        public int add(int value) {
            lock.lock();
            if (value < 0) throw new IllegalArgumentException();
            sum += value;
            int result = sum;
            lock.unlock();
            return result;
        }
    }

    @Subject(model = SumModel.class)
    public static class LockFreedOnException implements Sum {
        private final ReentrantLock lock = new ReentrantLock();
        private int sum;

        @Override
        public int add(int value) {
            lock.lock();
            try {
                if (value < 0) throw new IllegalArgumentException();
                sum += value;
                return sum;
            } finally {
                lock.unlock();
            }
        }
    }
}
