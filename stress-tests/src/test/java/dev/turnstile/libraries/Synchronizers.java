package dev.turnstile.libraries;

import static dev.turnstile.spec.Model.caller;
import static dev.turnstile.spec.Model.enabledWhen;
import static dev.turnstile.spec.Model.once;

import com.google.common.util.concurrent.SettableFuture;
import com.google.common.util.concurrent.Striped;
import dev.turnstile.spec.BenignRace;
import dev.turnstile.spec.Once;
import dev.turnstile.spec.Subject;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Locks, and what threads wait for. */
public final class Synchronizers {
    private static final int PERMITS = 2;
    private static final int PARTIES = 2;

    private Synchronizers() {}

    public interface Mutex {
        void lock();

        boolean tryLock();

        void unlock();
    }

    public interface Register {
        int get();

        void set(int value);

        int incrementAndGet();
    }

    public interface Permits {
        void acquire() throws InterruptedException;

        boolean tryAcquire();

        void release();

        int availablePermits();
    }

    public interface Latch {
        void await() throws InterruptedException;

        void countDown();

        long getCount();
    }

    public interface Barrier {
        /** How many parties were still missing on arrival. */
        int await() throws Exception;
    }

    /** Two parties come once each. Coming again before the other has come would be a usage error. */
    public interface Phases {
        /** Answers the phase that the party came in. */
        @Once
        int leftArrives();

        @Once
        int rightArrives();

        /** Waits until both have come, and answers the next phase. */
        int awaitAdvance();

        int getPhase();
    }

    public interface Promise {
        boolean set(int value);

        int get() throws Exception;

        boolean cancel();

        boolean isDone();
    }

    /** A task that counts how often it was run. A second run would do nothing, and not wait for the first. */
    public interface Task {
        @Once
        void run();

        int get() throws Exception;

        boolean isDone();
    }

    /** The owner takes the lock again without waiting, and releases it the same number of times. */
    public static class MutexModel implements Mutex {
        private int owner;
        private int holds;

        @Override
        public void lock() {
            enabledWhen(holds == 0 || owner == caller());
            owner = caller();
            holds++;
        }

        @Override
        public boolean tryLock() {
            if (holds > 0 && owner != caller()) return false;
            lock();
            return true;
        }

        @Override
        public void unlock() {
            if (holds == 0 || owner != caller()) throw new IllegalMonitorStateException();
            holds--;
        }
    }

    public static class RegisterModel implements Register {
        private int value;

        @Override
        public int get() {
            return value;
        }

        @Override
        public void set(int newValue) {
            value = newValue;
        }

        @Override
        public int incrementAndGet() {
            return ++value;
        }
    }

    public static class PermitsModel implements Permits {
        private int permits = PERMITS;

        @Override
        public void acquire() {
            enabledWhen(permits > 0);
            permits--;
        }

        @Override
        public boolean tryAcquire() {
            if (permits == 0) return false;
            permits--;
            return true;
        }

        @Override
        public void release() {
            permits++;
        }

        @Override
        public int availablePermits() {
            return permits;
        }
    }

    public static class LatchModel implements Latch {
        private int count = 2;

        @Override
        public void await() {
            enabledWhen(count == 0);
        }

        @Override
        public void countDown() {
            if (count > 0) count--;
        }

        @Override
        public long getCount() {
            return count;
        }
    }

    public static class BarrierModel implements Barrier {
        private int arrivals;

        @Override
        public int await() {
            int mine = once(() -> arrivals++);
            enabledWhen(mine / PARTIES < arrivals / PARTIES);
            return PARTIES - 1 - mine % PARTIES;
        }
    }

    public static class PhasesModel implements Phases {
        private int arrivals;

        @Override
        public int leftArrives() {
            return arrivals++ / PARTIES;
        }

        @Override
        public int rightArrives() {
            return arrivals++ / PARTIES;
        }

        @Override
        public int awaitAdvance() {
            enabledWhen(arrivals == PARTIES);
            return 1;
        }

        @Override
        public int getPhase() {
            return arrivals / PARTIES;
        }
    }

    public static class PromiseModel implements Promise {
        private Integer value;
        private boolean cancelled;

        @Override
        public boolean set(int newValue) {
            if (isDone()) return false;
            value = newValue;
            return true;
        }

        @Override
        public int get() {
            enabledWhen(isDone());
            if (cancelled) throw new java.util.concurrent.CancellationException();
            return value;
        }

        @Override
        public boolean cancel() {
            if (isDone()) return false;
            cancelled = true;
            return true;
        }

        @Override
        public boolean isDone() {
            return value != null || cancelled;
        }
    }

    public static class TaskModel implements Task {
        private boolean done;

        @Override
        public void run() {
            done = true;
        }

        @Override
        public int get() {
            enabledWhen(done);
            return 1;
        }

        @Override
        public boolean isDone() {
            return done;
        }
    }

    @Subject(model = MutexModel.class)
    public static class JdkReentrantLock implements Mutex {
        private final ReentrantLock lock = new ReentrantLock();

        @Override
        public void lock() {
            lock.lock();
        }

        @Override
        public boolean tryLock() {
            return lock.tryLock();
        }

        @Override
        public void unlock() {
            lock.unlock();
        }
    }

    @Subject(model = RegisterModel.class)
    public static class JdkReentrantReadWriteLock implements Register {
        private final ReadWriteLock lock = new ReentrantReadWriteLock();
        private int value;

        @Override
        public int get() {
            lock.readLock().lock();
            try {
                return value;
            } finally {
                lock.readLock().unlock();
            }
        }

        @Override
        public void set(int newValue) {
            lock.writeLock().lock();
            try {
                value = newValue;
            } finally {
                lock.writeLock().unlock();
            }
        }

        @Override
        public int incrementAndGet() {
            lock.writeLock().lock();
            try {
                return ++value;
            } finally {
                lock.writeLock().unlock();
            }
        }
    }

    /** Reads optimistically first, as the documentation of the lock does. */
    @Subject(model = RegisterModel.class)
    @BenignRace(field = "value", because = "what an optimistic read saw counts only after validate")
    public static class JdkStampedLock implements Register {
        private final StampedLock lock = new StampedLock();
        private int value;

        @Override
        public int get() {
            long stamp = lock.tryOptimisticRead();
            int seen = value;
            if (lock.validate(stamp)) return seen;
            stamp = lock.readLock();
            try {
                return value;
            } finally {
                lock.unlockRead(stamp);
            }
        }

        @Override
        public void set(int newValue) {
            long stamp = lock.writeLock();
            try {
                value = newValue;
            } finally {
                lock.unlockWrite(stamp);
            }
        }

        @Override
        public int incrementAndGet() {
            long stamp = lock.readLock();
            try {
                while (true) {
                    long write = lock.tryConvertToWriteLock(stamp);
                    if (write != 0) {
                        stamp = write;
                        return ++value;
                    }
                    lock.unlockRead(stamp);
                    stamp = lock.writeLock();
                }
            } finally {
                lock.unlock(stamp);
            }
        }
    }

    @Subject(model = RegisterModel.class)
    public static class GuavaStriped implements Register {
        private final Striped<Lock> locks = Striped.lock(2);
        private int value;

        @Override
        public int get() {
            Lock lock = locks.get("value");
            lock.lock();
            try {
                return value;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void set(int newValue) {
            Lock lock = locks.get("value");
            lock.lock();
            try {
                value = newValue;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public int incrementAndGet() {
            Lock lock = locks.get("value");
            lock.lock();
            try {
                return ++value;
            } finally {
                lock.unlock();
            }
        }
    }

    @Subject(model = PermitsModel.class)
    public static class JdkSemaphore implements Permits {
        private final Semaphore semaphore = new Semaphore(PERMITS);

        @Override
        public void acquire() throws InterruptedException {
            semaphore.acquire();
        }

        @Override
        public boolean tryAcquire() {
            return semaphore.tryAcquire();
        }

        @Override
        public void release() {
            semaphore.release();
        }

        @Override
        public int availablePermits() {
            return semaphore.availablePermits();
        }
    }

    @Subject(model = LatchModel.class)
    public static class JdkCountDownLatch implements Latch {
        private final CountDownLatch latch = new CountDownLatch(2);

        @Override
        public void await() throws InterruptedException {
            latch.await();
        }

        @Override
        public void countDown() {
            latch.countDown();
        }

        @Override
        public long getCount() {
            return latch.getCount();
        }
    }

    @Subject(model = BarrierModel.class)
    public static class JdkCyclicBarrier implements Barrier {
        private final CyclicBarrier barrier = new CyclicBarrier(PARTIES);

        @Override
        public int await() throws InterruptedException, BrokenBarrierException {
            return barrier.await();
        }
    }

    @Subject(model = PhasesModel.class)
    public static class JdkPhaser implements Phases {
        private final Phaser phaser = new Phaser(PARTIES);

        @Override
        public int leftArrives() {
            return phaser.arrive();
        }

        @Override
        public int rightArrives() {
            return phaser.arrive();
        }

        @Override
        public int awaitAdvance() {
            return phaser.awaitAdvance(0);
        }

        @Override
        public int getPhase() {
            return phaser.getPhase();
        }
    }

    @Subject(model = PromiseModel.class)
    public static class GuavaSettableFuture implements Promise {
        private final SettableFuture<Integer> future = SettableFuture.create();

        @Override
        public boolean set(int value) {
            return future.set(value);
        }

        @Override
        public int get() throws InterruptedException, ExecutionException {
            return future.get();
        }

        @Override
        public boolean cancel() {
            return future.cancel(false);
        }

        @Override
        public boolean isDone() {
            return future.isDone();
        }
    }

    @Subject(model = TaskModel.class)
    public static class JdkFutureTask implements Task {
        private final AtomicInteger runs = new AtomicInteger();
        private final FutureTask<Integer> task = new FutureTask<>(runs::incrementAndGet);

        @Override
        public void run() {
            task.run();
        }

        @Override
        public int get() throws InterruptedException, ExecutionException {
            return task.get();
        }

        @Override
        public boolean isDone() {
            return task.isDone();
        }
    }
}
