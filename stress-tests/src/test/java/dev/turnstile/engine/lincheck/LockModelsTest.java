package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.explore.End;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The models of {@code ReentrantLock} and its conditions. */
@Tag("slow")
class LockModelsTest {
    /** A counter under a lock, and ways to get at it. */
    public static class Locked {
        private static final ReentrantLock SHARED = new ReentrantLock();
        private final ReentrantLock lock = new ReentrantLock();
        private int count;

        public int increment() {
            lock.lock();
            try {
                return ++count;
            } finally {
                lock.unlock();
            }
        }

        public int incrementTwiceLocked() {
            lock.lock();
            lock.lock();
            try {
                return ++count;
            } finally {
                lock.unlock();
                lock.unlock();
            }
        }

        public int incrementStatic() {
            SHARED.lock();
            try {
                return ++count;
            } finally {
                SHARED.unlock();
            }
        }

        public int incrementByReferences() {
            Runnable enter = lock::lock;
            Runnable leave = lock::unlock;
            enter.run();
            try {
                return ++count;
            } finally {
                leave.run();
            }
        }

        public int incrementIfFree() {
            if (!lock.tryLock()) return -1;
            try {
                return ++count;
            } finally {
                lock.unlock();
            }
        }

        public int incrementWithin10Millis() throws InterruptedException {
            if (!lock.tryLock(10, TimeUnit.MILLISECONDS)) return -1;
            try {
                return ++count;
            } finally {
                lock.unlock();
            }
        }

        public int incrementWithin10Minutes() throws InterruptedException {
            if (!lock.tryLock(10, TimeUnit.MINUTES)) return -1;
            try {
                return ++count;
            } finally {
                lock.unlock();
            }
        }

        public boolean isLocked() {
            return lock.isLocked();
        }

        public int bare() {
            return count;
        }

        public void unlockWithoutLock() {
            lock.unlock();
        }

        public boolean hasQueue() {
            lock.lock();
            try {
                return lock.hasQueuedThreads();
            } finally {
                lock.unlock();
            }
        }
    }

    private static ExploringRuns runs(Class<?> subject, String scenario) {
        return ExploringRuns.of(subject, scenario);
    }

    private static int executions(Class<?> subject, String scenario) {
        return runs(subject, scenario).orderedExecutions();
    }

    @Test
    void critical_sections_of_a_lock_are_ordered_in_every_way_once() {
        assertThat(executions(Locked.class, "increment | increment")).isEqualTo(2);
        assertThat(executions(Locked.class, "increment, increment | increment, increment"))
                .isEqualTo(6);
        assertThat(executions(Locked.class, "increment | increment | increment"))
                .isEqualTo(6);
        assertThat(executions(Locked.class, "incrementTwiceLocked | increment")).isEqualTo(2);
        assertThat(executions(Locked.class, "incrementStatic | incrementStatic"))
                .isEqualTo(2);
        assertThat(executions(Locked.class, "incrementByReferences | increment"))
                .isEqualTo(2);
    }

    @Test
    void who_reads_outside_of_the_lock_races() {
        assertThat(runs(Locked.class, "increment | bare").races()).containsExactly("Locked.count");
    }

    @Test
    void a_lock_is_seen_held_by_those_that_try() {
        assertThat(runs(Locked.class, "incrementIfFree | incrementIfFree").outcomes())
                .containsExactlyInAnyOrder("1 | 2", "2 | 1", "1 | -1", "-1 | 1");
        assertThat(runs(Locked.class, "increment | isLocked").outcomes())
                .containsExactlyInAnyOrder("1 | false", "1 | true");
    }

    @Test
    void only_short_limits_run_out() {
        assertThat(runs(Locked.class, "increment | incrementWithin10Millis").outcomes())
                .containsExactlyInAnyOrder("1 | 2", "2 | 1", "1 | -1");
        assertThat(runs(Locked.class, "increment | incrementWithin10Minutes").outcomes())
                .containsExactlyInAnyOrder("1 | 2", "2 | 1");
    }

    @Test
    void who_does_not_own_a_lock_cannot_unlock_it() {
        assertThat(runs(Locked.class, "unlockWithoutLock").outcomes()).containsExactly("IllegalMonitorStateException");
    }

    @Test
    void what_the_model_does_not_know_ends_the_exploration() {
        ExploringRuns runs = runs(Locked.class, "hasQueue | increment");
        assertThat(runs.ends()).contains(End.CUT);
        assertThat(runs.unmodelled()).containsExactly(ReentrantLock.class);
        ExploringRuns again = ExploringRuns.of(Locked.class, "hasQueue", ReentrantLock.class);
        assertThat(again.outcomes()).containsExactly("false");
        assertThat(again.modelled()).isEmpty();
        assertThat(again.unmodelled()).isEmpty();
    }

    /** Runs the real code of locks that are modelled: through a subclass, and from code that is not instrumented. */
    public static class Indirect {
        private final ReentrantLock lock = new NamedLock();
        private final CountDownLatch latch = new CountDownLatch(1);
        private int count;

        private static final class NamedLock extends ReentrantLock {
            private static final long serialVersionUID = 1;
        }

        public int increment() {
            lock.lock();
            try {
                return ++count;
            } finally {
                lock.unlock();
            }
        }

        public int awaitThread() throws InterruptedException {
            new Thread(latch::countDown).start();
            latch.await();
            return 1;
        }
    }

    @Test
    void real_code_of_a_modelled_lock_is_found_out() {
        assertThat(executions(Indirect.class, "increment | increment")).isEqualTo(2);
        assertThat(runs(Indirect.class, "awaitThread").outcomes()).containsExactly("1");
    }

    /** Two locks in opposite orders. */
    public static class Opposite {
        private final Lock a = new ReentrantLock();
        private final Lock b = new ReentrantLock(false);

        public void ab() {
            both(a, b);
        }

        public void ba() {
            both(b, a);
        }

        private static void both(Lock outer, Lock inner) {
            outer.lock();
            inner.lock();
            inner.unlock();
            outer.unlock();
        }
    }

    @Test
    void locks_in_opposite_orders_deadlock() {
        ExploringRuns runs = runs(Opposite.class, "ab | ba");
        assertThat(runs.outcomes()).containsExactlyInAnyOrder("hang", "void | void");
        assertThat(runs.executions()).isEqualTo(3);
    }

    /** A bounded queue whose lock is modelled. */
    public static class Queue {
        private final ArrayBlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);

        public void put() throws InterruptedException {
            queue.put(1);
        }

        public int take() throws InterruptedException {
            return queue.take();
        }

        public Integer pollWithin10Millis() throws InterruptedException {
            return queue.poll(10, TimeUnit.MILLISECONDS);
        }
    }

    @Test
    void collections_of_the_jdk_are_explored_above_their_locks() {
        assertThat(executions(Queue.class, "put | take")).isEqualTo(2);
        assertThat(executions(Queue.class, "put, put | take, take")).isEqualTo(8);
        assertThat(runs(Queue.class, "put | pollWithin10Millis").outcomes())
                .containsExactlyInAnyOrder("void | 1", "void | null");
    }

    /** Waits on a condition in several ways. */
    public static class Conditional {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private boolean done;

        public void awaitDone() throws InterruptedException {
            lock.lock();
            try {
                while (!done) changed.await();
            } finally {
                lock.unlock();
            }
        }

        public boolean awaitOnceWithin10Millis() throws InterruptedException {
            lock.lock();
            try {
                return done || changed.await(10, TimeUnit.MILLISECONDS);
            } finally {
                lock.unlock();
            }
        }

        public String awaitOnceAndLook() throws InterruptedException {
            lock.lock();
            try {
                boolean inTime = done || changed.await(10, TimeUnit.MILLISECONDS);
                return inTime + " " + done;
            } finally {
                lock.unlock();
            }
        }

        public long nanosLeft() throws InterruptedException {
            lock.lock();
            try {
                long start = System.nanoTime();
                long left = done ? 50 : changed.awaitNanos(50);
                return left + (System.nanoTime() - start);
            } finally {
                lock.unlock();
            }
        }

        public void signal() {
            lock.lock();
            try {
                done = true;
                changed.signal();
            } finally {
                lock.unlock();
            }
        }

        public void signalAll() {
            lock.lock();
            try {
                done = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        public void signalWithoutLock() {
            changed.signal();
        }
    }

    @Test
    void one_signal_wakes_one_waiter() {
        assertThat(executions(Conditional.class, "awaitDone | signal")).isEqualTo(2);
        assertThat(runs(Conditional.class, "awaitDone | awaitDone | signal").outcomes())
                .containsExactlyInAnyOrder("hang", "void | void | void");
        assertThat(runs(Conditional.class, "awaitDone | awaitDone | signalAll").outcomes())
                .containsExactly("void | void | void");
        assertThat(runs(Conditional.class, "signalWithoutLock").outcomes())
                .containsExactly("IllegalMonitorStateException");
    }

    @Test
    void a_timed_await_ends_either_way() {
        assertThat(runs(Conditional.class, "awaitOnceWithin10Millis | signal").outcomes())
                .containsExactlyInAnyOrder("true | void", "false | void");
        // Its time may run out while another holds the lock, which then signals to nobody.
        assertThat(runs(Conditional.class, "awaitOnceAndLook | signal").outcomes())
                .containsExactlyInAnyOrder("true true | void", "false true | void", "false false | void");
        // The time left and the time passed add up to the limit.
        assertThat(runs(Conditional.class, "nanosLeft | signal").outcomes()).containsExactly("50 | void");
    }
}
