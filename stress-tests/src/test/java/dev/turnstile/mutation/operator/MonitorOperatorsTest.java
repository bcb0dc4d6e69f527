package dev.turnstile.mutation.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The operators that change what a monitor guards. The methods of the fixtures tell by themselves whether they hold it. */
class MonitorOperatorsTest {
    static class Monitored {
        final Object lock = new Object();

        synchronized boolean method() {
            return Thread.holdsLock(this);
        }

        boolean block() {
            synchronized (lock) {
                return Thread.holdsLock(lock);
            }
        }

        boolean blockThatThrows() {
            synchronized (lock) {
                if (Thread.holdsLock(lock)) throw new IllegalStateException("held");
                return false;
            }
        }

        synchronized void notifies() {
            notifyAll();
        }

        synchronized void notifiesIndirectly() {
            notifiesForOthers();
        }

        private void notifiesForOthers() {
            notifyAll();
        }

        void waits() throws InterruptedException {
            synchronized (lock) {
                lock.wait(1);
            }
        }

        void waitsIndirectly() throws InterruptedException {
            synchronized (lock) {
                Wrapper.await(lock);
            }
        }

        /** The other monitor is held by the block in the method that is called. */
        synchronized boolean notifiesAnother() {
            notifiesByItself();
            return Thread.holdsLock(this);
        }

        private void notifiesByItself() {
            synchronized (lock) {
                lock.notifyAll();
            }
        }
    }

    static final class Wrapper {
        private Wrapper() {}

        static void await(Object monitor) throws InterruptedException {
            monitor.wait(1);
        }
    }

    private static final MutationOperator REMOVE = new RemoveSynchronized();

    @Test
    void a_method_and_a_block_lose_their_monitor_unless_they_wait_or_notify() {
        assertThat(Mutants.texts(REMOVE, Monitored.class))
                .containsExactly(
                        "method: method is not synchronized",
                        "block: the synchronized block in block is not synchronized",
                        "blockThatThrows: the synchronized block in blockThatThrows is not synchronized",
                        "notifiesAnother: notifiesAnother is not synchronized");
    }

    @Test
    void without_its_monitor_a_method_does_not_hold_it() {
        assertThat(Mutants.run(REMOVE, Monitored.class, "method is not synchronized")
                        .call("method"))
                .isEqualTo(false);
        assertThat(Mutants.run(REMOVE, Monitored.class, "the synchronized block in block is not synchronized")
                        .call("block"))
                .isEqualTo(false);
        assertThat(Mutants.run(REMOVE, Monitored.class, "the synchronized block in blockThatThrows is not synchronized")
                        .call("blockThatThrows"))
                .isEqualTo(false);
    }

    static class Sections {
        final Object lock = new Object();
        boolean first;
        boolean middle;
        boolean last;

        synchronized void method() {
            first = Thread.holdsLock(this);
            middle = Thread.holdsLock(this);
            last = Thread.holdsLock(this);
        }

        void block() {
            synchronized (lock) {
                first = Thread.holdsLock(lock);
                middle = Thread.holdsLock(lock);
                last = Thread.holdsLock(lock);
            }
        }

        synchronized boolean answers() {
            first = Thread.holdsLock(this);
            return Thread.holdsLock(this);
        }

        void single() {
            synchronized (lock) {
                first = Thread.holdsLock(lock);
            }
        }

        void loops() {
            synchronized (lock) {
                while (!first) {
                    first = Thread.holdsLock(lock);
                }
                if (first) last = Thread.holdsLock(lock);
            }
        }

        /** Nobody notices when a parameter is read. */
        synchronized boolean parameter(boolean value) {
            first = Thread.holdsLock(this);
            if (first) last = true;
            return value;
        }

        synchronized void notifies() {
            first = true;
            middle = true;
            wake();
        }

        private void wake() {
            notifyAll();
        }

        List<Boolean> held() {
            return List.of(first, middle, last);
        }
    }

    private static final MutationOperator SHRINK = new ShrinkCriticalSection();

    @Test
    void the_first_and_the_last_statement_leave_the_section_if_they_are_not_all_of_it_and_nothing_jumps() {
        assertThat(Mutants.texts(SHRINK, Sections.class))
                .containsExactlyInAnyOrder(
                        "method: the first statement of the synchronized method method runs before it",
                        "method: the last statement of the synchronized method method runs after it",
                        "answers: the first statement of the synchronized method answers runs before it",
                        "answers: the last statement of the synchronized method answers runs after it",
                        "parameter: the first statement of the synchronized method parameter runs before it",
                        "notifies: the first statement of the synchronized method notifies runs before it",
                        "block: the first statement of the synchronized block in block runs before it",
                        "block: the last statement of the synchronized block in block runs after it");
    }

    @Test
    void a_statement_that_left_the_section_runs_without_its_monitor_and_the_others_with_it() {
        assertThat(afterShrinking("the first statement of the synchronized method method runs before it", "method"))
                .isEqualTo(List.of(false, true, true));
        assertThat(afterShrinking("the last statement of the synchronized method method runs after it", "method"))
                .isEqualTo(List.of(true, true, false));
        assertThat(afterShrinking("the first statement of the synchronized block in block runs before it", "block"))
                .isEqualTo(List.of(false, true, true));
        assertThat(afterShrinking("the last statement of the synchronized block in block runs after it", "block"))
                .isEqualTo(List.of(true, true, false));
    }

    private static Object afterShrinking(String change, String method) {
        Running mutant = Mutants.run(SHRINK, Sections.class, change);
        assertThat(mutant.call(method)).isNull();
        return mutant.call("held");
    }

    @Test
    void an_answer_is_found_out_after_the_section() {
        Running mutant = Mutants.run(
                SHRINK, Sections.class, "the last statement of the synchronized method answers runs after it");
        assertThat(mutant.call("answers")).isEqualTo(false);
        assertThat(mutant.get("first")).isEqualTo(true);
    }

    static class Steps {
        int steps;

        synchronized int three() {
            steps++;
            steps++;
            return steps;
        }

        int many() {
            synchronized (this) {
                steps++;
                steps++;
                steps++;
                steps++;
                steps++;
                steps++;
                steps++;
                steps++;
                steps++;
                steps++;
            }
            return steps;
        }

        int beforeNothing(int answer) {
            synchronized (this) {
                int local = answer + 1;
                steps++;
                return local;
            }
        }

        int nested() {
            synchronized (this) {
                steps++;
                synchronized (Steps.class) {
                    steps++;
                    steps++;
                }
                steps++;
            }
            return steps;
        }
    }

    private static final MutationOperator SPLIT = new SplitCriticalSection();

    @Test
    void a_section_is_split_between_its_statements_at_most_six_times_and_not_within_another_block() {
        assertThat(Mutants.of(SPLIT, Steps.class))
                .extracting(mutation -> mutation.site().member())
                .containsExactly(
                        "three", "three", "many", "many", "many", "many", "many", "many", "nested", "nested", "nested");
        assertThat(Mutants.of(SPLIT, Steps.class))
                .extracting(mutation -> mutation.site().line())
                .doesNotHaveDuplicates();
    }

    @Test
    void a_split_section_does_the_same_and_enters_its_monitor_once_more() {
        for (Mutation mutation : Mutants.of(SPLIT, Steps.class)) {
            String method = mutation.site().member();
            Running mutant = Mutants.run(mutation, Steps.class);
            assertThat(mutant.call(method)).isEqualTo(method.equals("three") ? 2 : method.equals("many") ? 10 : 4);
            assertThat(Thread.holdsLock(mutant.object())).isFalse();

            byte[] original = Mutants.bytes(Steps.class);
            byte[] changed = Mutants.mutant(mutation, original, Steps.class.getClassLoader());
            // The original has no such instruction in a synchronized method.
            int before = method.equals("three") ? 1 : enters(original, method);
            assertThat(enters(changed, method)).isEqualTo(before + 1);
        }
    }

    static class Waking {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition repeated = lock.newCondition();
        private final Condition once = lock.newCondition();
        private boolean set;
        private int level;

        synchronized void setAndWakeAll() {
            set = true;
            notifyAll();
        }

        synchronized void setAndWakeOne() {
            set = true;
            notify();
        }

        synchronized void await() throws InterruptedException {
            while (!set) wait();
        }

        synchronized int awaitTwice() throws InterruptedException {
            while (level < 2) {
                wait();
                level++;
            }
            return level;
        }

        void raise() {
            lock.lock();
            level++;
            repeated.signalAll();
            lock.unlock();
        }

        void callOnce() {
            lock.lock();
            level++;
            once.signalAll();
            lock.unlock();
        }

        void awaitLevel() throws InterruptedException {
            lock.lock();
            while (level == 0) repeated.await();
            lock.unlock();
        }

        void awaitOnce() throws InterruptedException {
            lock.lock();
            once.await();
            lock.unlock();
        }
    }

    static class WakingOnce {
        private boolean set;

        synchronized void setAndWakeAll() {
            set = true;
            notifyAll();
        }

        synchronized boolean await() throws InterruptedException {
            if (!set) wait();
            return set;
        }
    }

    @Test
    void a_split_before_all_are_woken_or_after_a_wait_is_seen_nowhere() {
        assertThat(unseen(Waking.class)).containsExactlyInAnyOrder("setAndWakeAll", "awaitTwice", "raise");
        assertThat(seen(Waking.class)).contains("setAndWakeOne", "callOnce").doesNotContain("setAndWakeAll", "raise");
    }

    @Test
    void a_split_before_all_are_woken_matters_where_one_of_them_does_not_look_again() {
        assertThat(seen(WakingOnce.class)).contains("setAndWakeAll");
    }

    private static List<String> unseen(Class<?> type) {
        return splits(type, visibility -> visibility == Visibility.NOWHERE);
    }

    private static List<String> seen(Class<?> type) {
        return splits(type, visibility -> visibility != Visibility.NOWHERE);
    }

    private static List<String> splits(Class<?> type, Predicate<Visibility> which) {
        return Mutants.of(SPLIT, type).stream()
                .filter(mutation -> which.test(mutation.visibility()))
                .map(mutation -> mutation.site().member())
                .toList();
    }

    private static int enters(byte[] type, String name) {
        ClassNode node = Mutants.node(type);
        int enters = 0;
        for (MethodNode method : node.methods) {
            if (!method.name.equals(name)) continue;
            for (AbstractInsnNode each : method.instructions) if (each.getOpcode() == Opcodes.MONITORENTER) enters++;
        }
        return enters;
    }

    static class Guarded {
        static final Object SHARED = new Object();

        synchronized boolean get() {
            return Thread.holdsLock(this);
        }

        boolean set() {
            synchronized (this) {
                return Thread.holdsLock(this);
            }
        }

        static synchronized boolean ofClass() {
            return Thread.holdsLock(Guarded.class);
        }

        boolean ofClassToo() {
            synchronized (Guarded.class) {
                return Thread.holdsLock(Guarded.class);
            }
        }

        boolean alone() {
            synchronized (SHARED) {
                return Thread.holdsLock(SHARED);
            }
        }

        synchronized void wakes() {
            notifyAll();
        }
    }

    private static final MutationOperator ANOTHER = new LockAnotherMonitor();

    @Test
    void one_of_several_sections_with_a_monitor_locks_another_one() {
        assertThat(Mutants.texts(ANOTHER, Guarded.class))
                .containsExactlyInAnyOrder(
                        "get: the synchronized method get locks the class",
                        "set: the synchronized block in set locks the class",
                        "ofClass: the synchronized method ofClass locks another object",
                        "ofClassToo: the synchronized block in ofClassToo locks another object");
        for (Mutation mutation : Mutants.of(ANOTHER, Guarded.class)) {
            Running mutant = Mutants.run(mutation, Guarded.class);
            assertThat(mutant.call(mutation.site().member()))
                    .as(mutation.change())
                    .isEqualTo(false);
        }
    }

    @Test
    void the_fixtures_hold_their_monitors() {
        Sections sections = new Sections();
        sections.method();
        assertThat(sections.held()).containsOnly(true);
        Guarded guarded = new Guarded();
        assertThat(List.of(guarded.get(), guarded.set(), Guarded.ofClass(), guarded.ofClassToo(), guarded.alone()))
                .containsOnly(true);
    }
}
