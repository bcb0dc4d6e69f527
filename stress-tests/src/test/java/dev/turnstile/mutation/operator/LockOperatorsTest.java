package dev.turnstile.mutation.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;
import org.junit.jupiter.api.Test;

/** The operators that change what a lock of java.util.concurrent guards, and when it is released. */
class LockOperatorsTest {
    /** Keeps a log of when it is acquired and released. */
    static class LoggedLock extends ReentrantLock {
        private static final long serialVersionUID = 1;

        private final transient List<String> log;
        private final String name;

        LoggedLock(String name, List<String> log) {
            this.name = name;
            this.log = log;
        }

        @Override
        public void lock() {
            super.lock();
            log.add("+" + name);
        }

        @Override
        public void unlock() {
            super.unlock();
            log.add("-" + name);
        }
    }

    static class Locked {
        final List<String> log = new ArrayList<>();
        final Lock lock = new LoggedLock("a", log);
        int count;

        int section(boolean fail) {
            lock.lock();
            try {
                log.add("first");
                if (fail) throw new IllegalStateException("failed");
                log.add("middle");
                count++;
                return log.size();
            } finally {
                lock.unlock();
            }
        }
    }

    private static final MutationOperator SHRINK = new ShrinkCriticalSection();
    private static final MutationOperator SPLIT = new SplitCriticalSection();
    private static final MutationOperator UNLOCK = new DropUnlock();

    @Test
    void the_first_and_the_last_statement_leave_the_section_of_a_lock() {
        String first = "the first statement of the section with a lock in section runs before it";
        String last = "the last statement of the section with a lock in section runs after it";
        assertThat(Mutants.texts(SHRINK, Locked.class)).containsExactly("section: " + first, "section: " + last);
        Running before = Mutants.run(SHRINK, Locked.class, first);
        assertThat(before.call("section", false)).isEqualTo(3);
        assertThat(before.get("log")).isEqualTo(List.of("first", "+a", "middle", "-a"));
        Running after = Mutants.run(SHRINK, Locked.class, last);
        assertThat(after.call("section", false)).isEqualTo(4);
        assertThat(after.get("log")).isEqualTo(List.of("+a", "first", "middle", "-a"));
    }

    @Test
    void the_section_of_a_lock_is_split_between_its_statements() {
        List<List<?>> logs = new ArrayList<>();
        for (Mutation mutation : Mutants.of(SPLIT, Locked.class)) {
            Running mutant = Mutants.run(mutation, Locked.class);
            mutant.call("section", false);
            logs.add((List<?>) mutant.get("log"));
        }
        assertThat(logs)
                .containsExactly(
                        List.of("+a", "first", "-a", "+a", "middle", "-a"),
                        List.of("+a", "first", "-a", "+a", "middle", "-a"),
                        List.of("+a", "first", "middle", "-a", "+a", "-a"),
                        List.of("+a", "first", "middle", "-a", "+a", "-a"));
    }

    @Test
    void all_copies_of_an_unlock_are_left_out_or_that_after_an_exception() {
        assertThat(Mutants.texts(UNLOCK, Locked.class))
                .containsExactly(
                        "section: unlock in section is left out",
                        "section: unlock in section is left out after an exception");
        assertThat(isLockedAfter("unlock in section is left out", false)).isTrue();
        assertThat(isLockedAfter("unlock in section is left out", true)).isTrue();
        assertThat(isLockedAfter("unlock in section is left out after an exception", false))
                .isFalse();
        assertThat(isLockedAfter("unlock in section is left out after an exception", true))
                .isTrue();
    }

    private static boolean isLockedAfter(String change, boolean fail) {
        Running mutant = Mutants.run(UNLOCK, Locked.class, change);
        mutant.call("section", fail);
        return !List.of("-a").equals(last((List<?>) mutant.get("log")));
    }

    private static List<?> last(List<?> log) {
        return log.subList(log.size() - 1, log.size());
    }

    static class Stamped {
        final StampedLock lock = new StampedLock();

        boolean read() {
            long stamp = lock.readLock();
            lock.unlockRead(stamp);
            return lock.isReadLocked();
        }
    }

    @Test
    void the_unlock_of_a_stamped_lock_is_left_out() {
        assertThat(Mutants.texts(UNLOCK, Stamped.class)).containsExactly("read: unlockRead in read is left out");
        assertThat(Mutants.run(UNLOCK, Stamped.class, "unlockRead in read is left out")
                        .call("read"))
                .isEqualTo(true);
        assertThat(new Stamped().read()).isFalse();
    }

    static class TwoLocks {
        final List<String> log = new ArrayList<>();
        final Lock a = new LoggedLock("a", log);
        final ReentrantLock b = new LoggedLock("b", log);
        final Object outer = new Object();
        final Object inner = new Object();

        void both() {
            a.lock();
            try {
                b.lock();
                try {
                    log.add("both");
                } finally {
                    b.unlock();
                }
            } finally {
                a.unlock();
            }
        }

        void notAdjacent() {
            a.lock();
            log.add("only a");
            b.lock();
            b.unlock();
            a.unlock();
        }

        boolean blocks(boolean fail) {
            synchronized (outer) {
                synchronized (inner) {
                    if (fail) throw new IllegalStateException("failed");
                    return Thread.holdsLock(outer) && Thread.holdsLock(inner);
                }
            }
        }
    }

    private static final MutationOperator SWAP = new SwapLocks();

    @Test
    void two_acquisitions_that_follow_each_other_are_swapped() {
        assertThat(Mutants.texts(SWAP, TwoLocks.class))
                .containsExactly(
                        "both: the two locks in both are taken in the other order",
                        "blocks: the two locks in blocks are taken in the other order");
        Running mutant = Mutants.run(SWAP, TwoLocks.class, "the two locks in both are taken in the other order");
        assertThat(mutant.call("both")).isNull();
        assertThat(mutant.get("log")).isEqualTo(List.of("+b", "+a", "both", "-b", "-a"));
    }

    @Test
    void swapped_blocks_hold_both_monitors_and_release_them() {
        Running mutant = Mutants.run(SWAP, TwoLocks.class, "the two locks in blocks are taken in the other order");
        assertThat(mutant.call("blocks", false)).isEqualTo(true);
        assertThat(mutant.call("blocks", true)).isInstanceOf(IllegalStateException.class);
        Object outer = mutant.get("outer");
        Object inner = mutant.get("inner");
        assertThat(outer != null && Thread.holdsLock(outer)).isFalse();
        assertThat(inner != null && Thread.holdsLock(inner)).isFalse();
    }
}
