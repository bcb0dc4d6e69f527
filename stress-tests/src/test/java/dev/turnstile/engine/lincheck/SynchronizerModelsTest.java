package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The models of semaphores, latches, read-write locks and stamped locks. */
@Tag("slow")
class SynchronizerModelsTest {
    private static ExploringRuns runs(Class<?> subject, String scenario) {
        return ExploringRuns.of(subject, scenario);
    }

    private static int executions(Class<?> subject, String scenario) {
        return runs(subject, scenario).orderedExecutions();
    }

    /** A counter under a semaphore. */
    public static class Permits {
        private final Semaphore one = new Semaphore(1);
        private final Semaphore two = new Semaphore(2);
        private int count;

        public int increment() throws InterruptedException {
            one.acquire();
            try {
                return ++count;
            } finally {
                one.release();
            }
        }

        public int incrementWithoutExclusion() {
            two.acquireUninterruptibly();
            try {
                return ++count;
            } finally {
                two.release();
            }
        }

        public boolean tryTwo() {
            return two.tryAcquire(2);
        }

        public int available() {
            return two.availablePermits();
        }

        public int drain() {
            return two.drainPermits();
        }

        public void acquireThree() throws InterruptedException {
            two.acquire(3);
        }

        public void releaseOne() {
            two.release();
        }
    }

    @Test
    void a_semaphore_of_one_excludes_and_one_of_two_does_not() {
        assertThat(executions(Permits.class, "increment | increment")).isEqualTo(2);
        assertThat(executions(Permits.class, "increment, increment | increment, increment"))
                .isEqualTo(6);
        assertThat(runs(Permits.class, "incrementWithoutExclusion | incrementWithoutExclusion")
                        .races())
                .containsExactly("Permits.count");
    }

    @Test
    void permits_are_counted() {
        assertThat(runs(Permits.class, "acquireThree").outcomes()).containsExactly("hang");
        assertThat(runs(Permits.class, "acquireThree | releaseOne").outcomes()).containsExactly("void | void");
        assertThat(runs(Permits.class, "tryTwo | drain").outcomes()).containsExactlyInAnyOrder("true | 0", "false | 2");
        assertThat(runs(Permits.class, "tryTwo | available").outcomes())
                .containsExactlyInAnyOrder("true | 0", "true | 2");
    }

    /** Publishes through a latch. */
    public static class Latched {
        private final CountDownLatch latch = new CountDownLatch(1);
        private int value;

        public void publish() {
            value = 1;
            latch.countDown();
        }

        public void publishByReference() {
            value = 1;
            Runnable countDown = latch::countDown;
            countDown.run();
        }

        public int await() throws InterruptedException {
            latch.await();
            return value;
        }

        public int awaitWithin10Millis() throws InterruptedException {
            return latch.await(10, TimeUnit.MILLISECONDS) ? value : -1;
        }

        public int awaitInVain() throws InterruptedException {
            latch.await(10, TimeUnit.MILLISECONDS);
            return value;
        }

        public long count() {
            return latch.getCount();
        }
    }

    @Test
    void a_latch_publishes_what_came_before_it() {
        assertThat(executions(Latched.class, "publish | await")).isEqualTo(1);
        assertThat(executions(Latched.class, "publishByReference | await")).isEqualTo(1);
        assertThat(runs(Latched.class, "await").outcomes()).containsExactly("hang");
        ExploringRuns timed = runs(Latched.class, "publish | awaitWithin10Millis");
        assertThat(timed.outcomes()).containsExactlyInAnyOrder("void | 1", "void | -1");
        assertThat(timed.races()).isEmpty();
        assertThat(runs(Latched.class, "publish | awaitInVain").races()).containsExactly("Latched.value");
        assertThat(runs(Latched.class, "publish | count").outcomes()).containsExactlyInAnyOrder("void | 0", "void | 1");
    }

    /** Reads after attempts that have failed, which promise nothing about memory. */
    public static class Failing {
        private final CountDownLatch latch = new CountDownLatch(2);
        private final Semaphore semaphore = new Semaphore(0);
        private int value;

        public void countDownOnce() {
            value = 1;
            latch.countDown();
        }

        public int readAfterAwaitInVain() throws InterruptedException {
            return latch.getCount() == 1 && !latch.await(10, TimeUnit.MILLISECONDS) ? value : -1;
        }

        public void releaseOne() {
            value = 1;
            semaphore.release();
        }

        public int readAfterTryInVain() {
            return semaphore.availablePermits() == 1 && !semaphore.tryAcquire(2) ? value : -1;
        }
    }

    @Test
    void what_fails_orders_nothing() {
        assertThat(runs(Failing.class, "countDownOnce | readAfterAwaitInVain").races())
                .containsExactly("Failing.value");
        assertThat(runs(Failing.class, "releaseOne | readAfterTryInVain").races())
                .containsExactly("Failing.value");
    }

    /** A counter under a read-write lock. */
    public static class ReadWrite {
        private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        private int count;

        public int increment() {
            lock.writeLock().lock();
            try {
                return ++count;
            } finally {
                lock.writeLock().unlock();
            }
        }

        public int get() {
            lock.readLock().lock();
            try {
                return count;
            } finally {
                lock.readLock().unlock();
            }
        }

        public int incrementAsReader() {
            lock.readLock().lock();
            try {
                return ++count;
            } finally {
                lock.readLock().unlock();
            }
        }

        public int incrementAndDowngrade() {
            lock.writeLock().lock();
            count++;
            lock.readLock().lock();
            lock.writeLock().unlock();
            try {
                return count;
            } finally {
                lock.readLock().unlock();
            }
        }

        public void upgrade() {
            lock.readLock().lock();
            lock.writeLock().lock();
        }

        public boolean tryWrite() {
            boolean taken = lock.writeLock().tryLock();
            if (taken) lock.writeLock().unlock();
            return taken;
        }

        public void unlockReadWithoutLock() {
            lock.readLock().unlock();
        }
    }

    @Test
    void a_read_write_lock_keeps_writers_alone() {
        assertThat(executions(ReadWrite.class, "increment | increment")).isEqualTo(2);
        assertThat(executions(ReadWrite.class, "increment | get")).isEqualTo(2);
        assertThat(runs(ReadWrite.class, "incrementAsReader | get").races()).containsExactly("ReadWrite.count");
        assertThat(runs(ReadWrite.class, "incrementAndDowngrade | increment").outcomes())
                .containsExactlyInAnyOrder("1 | 2", "2 | 1");
        assertThat(runs(ReadWrite.class, "upgrade").outcomes()).containsExactly("hang");
        assertThat(runs(ReadWrite.class, "tryWrite | get").outcomes())
                .containsExactlyInAnyOrder("true | 0", "false | 0");
        assertThat(runs(ReadWrite.class, "unlockReadWithoutLock").outcomes())
                .containsExactly("IllegalMonitorStateException");
    }

    /** A counter under a stamped lock. */
    public static class Stamped {
        private final StampedLock lock = new StampedLock();
        private int count;

        public int increment() {
            long stamp = lock.writeLock();
            try {
                return ++count;
            } finally {
                lock.unlockWrite(stamp);
            }
        }

        public int get() {
            long stamp = lock.readLock();
            try {
                return count;
            } finally {
                lock.unlock(stamp);
            }
        }

        public int incrementThroughView() {
            Lock view = lock.asReadWriteLock().writeLock();
            view.lock();
            try {
                return ++count;
            } finally {
                view.unlock();
            }
        }

        public int incrementAsReader() {
            lock.asReadLock().lock();
            try {
                return ++count;
            } finally {
                lock.asReadLock().unlock();
            }
        }

        public void unlockTwice() {
            long stamp = lock.writeLock();
            lock.unlockWrite(stamp);
            lock.unlockWrite(stamp);
        }

        public void lockTwice() {
            lock.writeLock();
            lock.writeLock();
        }

        public int getOptimistically() {
            long stamp = lock.tryOptimisticRead();
            int seen = count;
            return lock.validate(stamp) ? seen : -1;
        }
    }

    @Test
    void a_stamped_lock_keeps_writers_alone() {
        assertThat(executions(Stamped.class, "increment | increment")).isEqualTo(2);
        assertThat(executions(Stamped.class, "increment | get")).isEqualTo(2);
        assertThat(executions(Stamped.class, "increment | incrementThroughView"))
                .isEqualTo(2);
        assertThat(runs(Stamped.class, "incrementAsReader | get").races()).containsExactly("Stamped.count");
        assertThat(runs(Stamped.class, "unlockTwice").outcomes()).containsExactly("IllegalMonitorStateException");
        assertThat(runs(Stamped.class, "lockTwice").outcomes()).containsExactly("hang");
        assertThat(runs(Stamped.class, "getOptimistically").unmodelled()).containsExactly(StampedLock.class);
    }

    /** Waits that can be interrupted. */
    public static class Interruptible {
        private final CountDownLatch never = new CountDownLatch(1);
        private final Object monitor = new Object();
        private volatile Thread waiting;

        public String awaitLatch() {
            return waiting(() -> {
                never.await();
                return true;
            });
        }

        public String awaitMonitor() {
            return waiting(() -> {
                synchronized (monitor) {
                    monitor.wait();
                }
                return true;
            });
        }

        private String waiting(Wait wait) {
            waiting = Thread.currentThread();
            try {
                return wait.forIt() ? "done" : "";
            } catch (InterruptedException e) {
                return Thread.currentThread().isInterrupted() ? "kept" : "cleared";
            }
        }

        private interface Wait {
            boolean forIt() throws InterruptedException;
        }

        public boolean interrupt() {
            Thread thread = waiting;
            if (thread == null) return false;
            thread.interrupt();
            return true;
        }
    }

    @Test
    void an_interruption_ends_a_wait_and_clears_its_flag() {
        assertThat(runs(Interruptible.class, "awaitLatch | interrupt").outcomes())
                .containsExactlyInAnyOrder("hang", "cleared | true");
        assertThat(runs(Interruptible.class, "awaitMonitor | interrupt").outcomes())
                .containsExactlyInAnyOrder("hang", "cleared | true");
    }

    /** Calls that lead to atomic classes through method references. */
    public static class References {
        private final java.util.concurrent.atomic.AtomicBoolean taken = new java.util.concurrent.atomic.AtomicBoolean();
        private final java.util.concurrent.atomic.AtomicInteger count = new java.util.concurrent.atomic.AtomicInteger();
        private final Runnable increment = count::incrementAndGet;
        private final BooleanSupplier isTaken = taken::get;

        public int increment() {
            increment.run();
            return count.get();
        }

        public void take() {
            taken.set(true);
        }

        public boolean isTaken() {
            return isTaken.getAsBoolean();
        }
    }

    @Test
    void method_references_are_seen_through() {
        assertThat(runs(References.class, "increment | increment").outcomes())
                .containsExactlyInAnyOrder("1 | 2", "2 | 1", "2 | 2");
        assertThat(runs(References.class, "take | isTaken").outcomes())
                .containsExactlyInAnyOrder("void | true", "void | false");
    }
}
