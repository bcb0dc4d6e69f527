package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.explore.End;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A thread that waits for a lock of the JDK queues. It may hold up others behind it that could go on by themselves. */
@Tag("slow")
class LockQueuesTest {
    /** Asks for one permit or for two. */
    public static class Weighted {
        private final Semaphore none = new Semaphore(0);
        private final Semaphore two = new Semaphore(2);
        private int count;

        public void big() {
            none.acquireUninterruptibly(2);
        }

        public void small() {
            none.acquireUninterruptibly();
        }

        public boolean bigWithin10Millis() throws InterruptedException {
            return none.tryAcquire(2, 10, TimeUnit.MILLISECONDS);
        }

        public void give() {
            none.release();
        }

        public int read() {
            two.acquireUninterruptibly();
            try {
                return count;
            } finally {
                two.release();
            }
        }

        public int increment() {
            two.acquireUninterruptibly(2);
            try {
                return ++count;
            } finally {
                two.release(2);
            }
        }
    }

    /** Explores again without what the first exploration found out that it must do without. */
    private static ExploringRuns explored(String scenario) {
        ExploringRuns first = ExploringRuns.of(Weighted.class, scenario);
        if (first.unmodelled().isEmpty()) return first;
        assertThat(first.ends()).contains(End.CUT);
        return ExploringRuns.of(Weighted.class, scenario, first.unmodelled().toArray(Class<?>[]::new));
    }

    @Test
    void one_permit_is_not_given_to_whom_it_suffices_behind_one_who_needs_two() {
        // The small one overtakes the big one only if it comes first.
        assertThat(explored("big | small | give").outcomes()).containsExactly("hang");
        ExploringRuns runs = explored("small | bigWithin10Millis | give");
        assertThat(runs.outcomes()).containsExactly("void | false | void");
        assertThat(runs.modelled()).containsExactly("Semaphore");
    }

    @Test
    void an_equal_demand_never_waits_in_vain() {
        ExploringRuns runs = ExploringRuns.of(Weighted.class, "small | small | give, give");
        assertThat(runs.unmodelled()).isEmpty();
        assertThat(runs.outcomes()).containsExactly("void | void | void, void");
    }

    @Test
    void a_semaphore_makes_a_right_read_write_lock() {
        ExploringRuns runs = explored("increment | increment | read");
        assertThat(runs.races()).isEmpty();
        assertThat(runs.ends()).doesNotContain(End.HUNG, End.CUT);
        assertThat(runs.outcomes())
                .contains("1 | 2 | 0", "1 | 2 | 1", "2 | 1 | 2")
                .hasSize(6);
    }

    /** Takes a lock to read and another one, in both orders. */
    public static class Orders {
        private final ReentrantReadWriteLock shared = new ReentrantReadWriteLock();
        private final ReentrantLock single = new ReentrantLock();
        private int value;

        public int sharedFirst() {
            return both(shared.readLock(), single);
        }

        public int singleFirst() {
            return both(single, shared.readLock());
        }

        public int readTwice() {
            return both(shared.readLock(), shared.readLock());
        }

        public int tryRead() {
            single.lock();
            try {
                if (!shared.readLock().tryLock()) return -1;
                shared.readLock().unlock();
                return 0;
            } finally {
                single.unlock();
            }
        }

        public void write() {
            shared.writeLock().lock();
            try {
                value = 1;
            } finally {
                shared.writeLock().unlock();
            }
        }

        private int both(Lock outer, Lock inner) {
            outer.lock();
            inner.lock();
            try {
                return value;
            } finally {
                inner.unlock();
                outer.unlock();
            }
        }
    }

    private static ExploringRuns orders(String scenario) {
        return ExploringRuns.of(Orders.class, scenario);
    }

    @Test
    void a_reader_behind_a_writer_that_waits_closes_a_circle() {
        assertThat(orders("sharedFirst | singleFirst | write").outcomes())
                .contains("hang", "1 | 1 | void", "0 | 0 | void");
    }

    @Test
    void readers_hold_up_nobody_without_a_writer_or_in_one_order() {
        assertThat(orders("sharedFirst | singleFirst").ends()).containsExactly(End.COMPLETE);
        assertThat(orders("sharedFirst | singleFirst | singleFirst").ends()).doesNotContain(End.HUNG);
        assertThat(orders("sharedFirst | sharedFirst | write").ends()).doesNotContain(End.HUNG);
    }

    @Test
    void who_reads_already_or_only_tries_does_not_queue() {
        assertThat(orders("readTwice | readTwice | write").ends()).doesNotContain(End.HUNG);
        assertThat(orders("sharedFirst | tryRead | write").ends()).doesNotContain(End.HUNG);
    }

    /** Reads with a lock that it has taken to read already. */
    public static class ReadsTwice {
        private final StampedLock lock = new StampedLock();
        private int value;

        public int read() {
            long outer = lock.readLock();
            try {
                long inner = lock.readLock();
                try {
                    return value;
                } finally {
                    lock.unlockRead(inner);
                }
            } finally {
                lock.unlockRead(outer);
            }
        }

        public int readOnce() {
            long stamp = lock.readLock();
            try {
                return value;
            } finally {
                lock.unlockRead(stamp);
            }
        }

        public void write() {
            long stamp = lock.writeLock();
            value = 1;
            lock.unlockWrite(stamp);
        }
    }

    @Test
    void who_reads_again_with_a_stamped_lock_may_wait_behind_a_writer_that_waits_for_it() {
        assertThat(ExploringRuns.of(ReadsTwice.class, "read | write").outcomes())
                .containsExactlyInAnyOrder("0 | void", "1 | void", "hang");
        assertThat(ExploringRuns.of(ReadsTwice.class, "read | read").outcomes()).containsExactly("0 | 0");
        assertThat(ExploringRuns.of(ReadsTwice.class, "readOnce | readOnce | write")
                        .outcomes())
                .doesNotContain("hang");
    }
}
