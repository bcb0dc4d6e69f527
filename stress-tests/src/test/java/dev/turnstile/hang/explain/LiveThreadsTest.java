package dev.turnstile.hang.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.Meanwhile;
import dev.turnstile.evidence.Hang;
import dev.turnstile.evidence.Hang.WaitingThread;
import dev.turnstile.hang.quiescence.Quiescence;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class LiveThreadsTest {
    /** It takes seconds until these are known to be at rest, while they and the one who watches do nothing. */
    private static FutureTask<Hang> monitorsOfVirtualThreads;

    private static volatile boolean over;

    @BeforeAll
    static void watch() {
        monitorsOfVirtualThreads =
                Meanwhile.start(() -> hang(Thread.ofVirtual()::unstarted, new Monitors(), "f1", "f2"));
    }

    /** Threads that spin would slow down all tests to come. */
    @AfterAll
    static void endSpinning() {
        over = true;
    }

    interface TwoJobs {
        void f1();

        void f2();
    }

    /** Meets the other thread between its two locks, so that both have the first when they ask for the second. */
    abstract static class Meeting implements TwoJobs {
        private final CyclicBarrier both = new CyclicBarrier(2);

        void meet() {
            try {
                both.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Takes two locks on one line, in a form in which the formatter leaves them there. */
    static class OnOneLine extends Meeting {
        final ReentrantLock a = new ReentrantLock();
        final ReentrantLock b = new ReentrantLock();

        @Override
        public void f1() {
            for (a.lock(), meet(), b.lock(); !over; ) { // f1 in a line
                meet();
            }
        }

        @Override
        public void f2() {
            for (b.lock(), meet(), a.lock(); !over; ) { // f2 in a line
                meet();
            }
        }
    }

    static class AnonymousMonitors extends Meeting {
        final Object a = new Object() {};
        final Object b = new Object() {};

        @Override
        public void f1() {
            synchronized (a) { // anonymous: takes a
                meet();
                synchronized (b) { // anonymous: asks b
                    meet();
                }
            }
        }

        @Override
        public void f2() {
            synchronized (b) { // anonymous: takes b
                meet();
                synchronized (a) { // anonymous: asks a
                    meet();
                }
            }
        }
    }

    static class ListedMonitors extends Meeting {
        final List<Object> both = List.of(new Object() {}, new Object() {});

        @Override
        public void f1() {
            synchronized (both.get(0)) {
                meet();
                synchronized (both.get(1)) {
                    meet();
                }
            }
        }

        @Override
        public void f2() {
            synchronized (both.get(1)) {
                meet();
                synchronized (both.get(0)) {
                    meet();
                }
            }
        }
    }

    static class Monitors extends Meeting {
        final Object a = new Object();
        final Object b = new Object();

        @Override
        public void f1() {
            synchronized (a) { // f1 takes a
                meet();
                synchronized (b) { // f1 asks b
                    meet();
                }
            }
        }

        @Override
        public void f2() {
            synchronized (b) { // f2 takes b
                meet();
                synchronized (a) { // f2 asks a
                    meet();
                }
            }
        }
    }

    static class Locks extends Meeting {
        final Lock a;
        final Lock b;

        Locks(Lock a, Lock b) {
            this.a = a;
            this.b = b;
        }

        @Override
        public void f1() {
            a.lock(); // locks: f1 takes a
            meet();
            b.lock(); // locks: f1 asks b
        }

        @Override
        public void f2() {
            b.lock(); // locks: f2 takes b
            meet();
            a.lock(); // locks: f2 asks a
        }
    }

    static class ByParameter extends Meeting {
        private final ReentrantLock a = new ReentrantLock();
        private final ReentrantLock b = new ReentrantLock();

        @Override
        public void f1() {
            both(a, b);
        }

        @Override
        public void f2() {
            both(b, a);
        }

        private void both(Lock first, Lock second) {
            first.lock(); // takes its first
            try {
                meet();
                second.lock(); // asks its second
            } finally {
                first.unlock();
            }
        }
    }

    /** Made by hand: the virtual machine knows nothing of its owner. */
    static class HandMadeLock {
        private final AtomicReference<@Nullable Thread> taken = new AtomicReference<>();
        private final boolean spins;

        HandMadeLock(boolean spins) {
            this.spins = spins;
        }

        void lock() {
            while (!taken.compareAndSet(null, Thread.currentThread()) && !over) {
                if (spins) Thread.onSpinWait();
                else LockSupport.park(this);
            }
        }
    }

    static class HandMade extends Meeting {
        private final HandMadeLock a;
        private final HandMadeLock b;

        HandMade(boolean spins) {
            a = new HandMadeLock(spins);
            b = new HandMadeLock(spins);
        }

        @Override
        public void f1() {
            a.lock(); // hand-made: f1 takes a
            meet();
            b.lock(); // hand-made: f1 asks b
        }

        @Override
        public void f2() {
            b.lock(); // hand-made: f2 takes b
            meet();
            a.lock(); // hand-made: f2 asks a
        }
    }

    static class Relock implements TwoJobs {
        private final Semaphore mutex = new Semaphore(1);

        @Override
        public void f1() {
            mutex.acquireUninterruptibly(); // takes the mutex
            mutex.acquireUninterruptibly(); // asks for it again
        }

        @Override
        public synchronized void f2() {
            try {
                wait(); // forever
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static class Owned implements TwoJobs {
        private volatile @Nullable Thread owner;

        @Override
        public void f1() {
            owner = Thread.currentThread();
            while (owner != null) LockSupport.park(this); // waits for itself
        }

        @Override
        public void f2() {
            new Semaphore(0).acquireUninterruptibly(); // waits for nobody
        }
    }

    /** Waits on a condition of its own lock, inside of another lock or not; others hold locks in objects of their own. */
    static class Awaiting implements TwoJobs {
        private final ReentrantLock outer = new ReentrantLock();
        private final ReentrantLock inner = new ReentrantLock();
        private final Condition signalled = inner.newCondition();
        private final Strategy strategy = new Strategy();

        @Override
        public void f1() {
            outer.lock(); // takes the outer lock
            inner.lock();
            try {
                signalled.awaitUninterruptibly(); // waits for a signal
            } finally {
                inner.unlock();
                outer.unlock();
            }
        }

        @Override
        public void f2() {
            strategy.await();
        }
    }

    static class Strategy {
        private final Lock lock = new ReentrantLock();
        private final Condition signalled = lock.newCondition();

        void await() {
            lock.lock();
            try {
                signalled.awaitUninterruptibly();
            } finally {
                lock.unlock();
            }
        }
    }

    @Test
    void who_waits_on_a_condition_has_given_its_lock_back_and_keeps_others() throws Exception {
        for (ThreadFactory kind : List.<ThreadFactory>of(Thread::new, Thread.ofVirtual()::unstarted)) {
            Hang hang = hang(kind, new Awaiting(), "f1", "f2");
            assertThat(hang.waiting().get(0).waitsAt()).isEqualTo(line("waits for a signal"));
            assertThat(hang.waiting().get(0).holds()).singleElement().satisfies(held -> {
                assertThat(held.resource().identity()).isEqualTo("lock outer");
                assertThat(held.acquiredAt()).isEqualTo(line("takes the outer lock"));
            });
            assertThat(hang.waiting().get(1).holds()).isEmpty();
        }
    }

    @Test
    void monitors_taken_in_opposite_orders_are_a_cycle() throws Exception {
        Hang hang = hang(Thread::new, new Monitors(), "f1", "f2");
        assertCycleOverAAndB(hang, "monitor", "BLOCKED", "f1 takes a", "f1 asks b", "f2 takes b", "f2 asks a");
    }

    @Test
    void so_are_those_of_virtual_threads_though_the_jvm_tells_nothing() throws Exception {
        Hang hang = monitorsOfVirtualThreads.get();
        assertCycleOverAAndB(hang, "monitor", "BLOCKED", "f1 takes a", "f1 asks b", "f2 takes b", "f2 asks a");
    }

    @Test
    void reentrant_locks_taken_in_opposite_orders_are_a_cycle() throws Exception {
        for (ThreadFactory kind : List.<ThreadFactory>of(Thread::new, Thread.ofVirtual()::unstarted)) {
            Hang hang = hang(kind, new Locks(new ReentrantLock(), new ReentrantLock()), "f1", "f2");
            assertCycleOverAAndB(
                    hang,
                    "lock",
                    "WAITING",
                    "locks: f1 takes a",
                    "locks: f1 asks b",
                    "locks: f2 takes b",
                    "locks: f2 asks a");
            assertThat(hang.waiting().get(0).waitsFor().type()).isEqualTo("java.util.concurrent.locks.ReentrantLock");
        }
    }

    @Test
    void two_locks_taken_on_one_line_are_told_apart() throws Exception {
        for (ThreadFactory kind : List.<ThreadFactory>of(Thread::new, Thread.ofVirtual()::unstarted)) {
            Hang hang = hang(kind, new OnOneLine(), "f1", "f2");
            assertCycleOverAAndB(
                    hang, "lock", "WAITING", "f1 in a line", "f1 in a line", "f2 in a line", "f2 in a line");
        }
    }

    @Test
    void of_locks_that_cannot_be_told_apart_each_is_named() throws Exception {
        class Silent {
            void lock() {
                while (!over) LockSupport.park();
            }
        }
        class Silence implements TwoJobs {
            final Silent a = new Silent();
            final Silent b = new Silent();

            @Override
            public void f1() {
                for (a.lock(), b.lock(); !over; ) Thread.onSpinWait();
            }

            @Override
            public void f2() {}
        }
        WaitingThread thread = hang(Thread::new, new Silence(), "f1").waiting().get(0);
        assertThat(thread.waitsFor().identity()).isEqualTo("lock a or b");
        assertThat(thread.holds()).isEmpty();
    }

    @Test
    void monitors_of_nested_and_anonymous_classes_of_the_subject_are_named_after_their_fields() throws Exception {
        Hang hang = hang(Thread::new, new AnonymousMonitors(), "f1", "f2");
        assertCycleOverAAndB(
                hang,
                "monitor",
                "BLOCKED",
                "anonymous: takes a",
                "anonymous: asks b",
                "anonymous: takes b",
                "anonymous: asks a");
    }

    @Test
    void anonymous_monitors_that_no_field_holds_are_named_after_their_class() throws Exception {
        Hang hang = hang(Thread::new, new ListedMonitors(), "f1", "f2");
        assertThat(hang.cycle()).hasSize(2);
        String nest = "ListedMonitors";
        assertThat(hang.waiting().get(0).waitsFor().identity()).isEqualTo("monitor " + nest + "$2#1");
        assertThat(hang.waiting().get(1).waitsFor().identity()).isEqualTo("monitor " + nest + "$1#1");
    }

    @Test
    void locks_passed_as_arguments_are_named_after_the_fields_that_hold_them() throws Exception {
        Hang hang = hang(Thread::new, new ByParameter(), "f1", "f2");
        assertCycleOverAAndB(
                hang, "lock", "WAITING", "takes its first", "asks its second", "takes its first", "asks its second");
    }

    @Test
    void locks_made_by_hand_are_a_cycle_whether_they_park_or_spin() throws Exception {
        for (boolean spins : new boolean[] {false, true}) {
            Hang hang = hang(Thread::new, new HandMade(spins), "f1", "f2");
            assertCycleOverAAndB(
                    hang,
                    "lock",
                    spins ? "SPINNING" : "WAITING",
                    "hand-made: f1 takes a",
                    "hand-made: f1 asks b",
                    "hand-made: f2 takes b",
                    "hand-made: f2 asks a");
        }
    }

    @Test
    void a_lock_upgrade_is_a_cycle_of_the_thread_with_itself() throws Exception {
        class Upgrade extends Relock {
            private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

            @Override
            public void f1() {
                lock.readLock().lock();
                lock.writeLock().lock();
            }
        }
        Hang hang = hang(Thread::new, new Upgrade(), "f1");
        assertThat(hang.cycle()).containsExactly(0);
        assertThat(hang.waiting().get(0).waitsFor().identity()).isEqualTo("lock lock");
    }

    @Test
    void a_thread_that_waits_for_itself_is_a_cycle_of_one() throws Exception {
        Hang hang = hang(Thread::new, new Relock(), "f1");
        WaitingThread thread = hang.waiting().get(0);
        assertThat(hang.cycle()).containsExactly(0);
        assertThat(thread.waitsAt()).isEqualTo(line("asks for it again"));
        assertThat(thread.holds()).singleElement().satisfies(held -> {
            assertThat(held.resource().identity()).isEqualTo("lock mutex");
            assertThat(held.acquiredAt()).isEqualTo(line("takes the mutex"));
        });
    }

    @Test
    void an_owner_field_tells_who_holds_a_lock_made_by_hand() throws Exception {
        Hang hang = hang(Thread::new, new Owned(), "f1");
        assertThat(hang.cycle()).containsExactly(0);
        assertThat(hang.waiting().get(0).heldBy()).isZero();
        assertThat(hang.waiting().get(0).waitsAt()).isEqualTo(line("waits for itself"));
    }

    @Test
    void who_waits_for_nobody_is_in_no_cycle_and_holds_nothing() throws Exception {
        Hang hang = hang(Thread::new, new Relock(), "f2", "f2");
        assertThat(hang.cycle()).isEmpty();
        assertThat(hang.coffman()).isNull();
        assertThat(hang.waiting()).allSatisfy(thread -> {
            assertThat(thread.waitsAt()).isEqualTo(line("forever"));
            assertThat(thread.waitsFor().identity()).isEqualTo("notify on this");
            assertThat(thread.holds()).isEmpty();
            assertThat(thread.heldBy()).isNull();
        });
        assertThat(hang(Thread::new, new Owned(), "f2").waiting().get(0).waitsAt())
                .isEqualTo(line("waits for nobody"));
    }

    private static void assertCycleOverAAndB(
            Hang hang, String kind, String state, String takes1, String asks1, String takes2, String asks2)
            throws Exception {
        assertThat(hang.cycle()).containsExactly(0, 1);
        assertThat(hang.coffman()).isNotNull();
        assertThat(hang.coffman().circularWait()).isEqualTo("T0 → " + kind + " b → T1 → " + kind + " a → T0");
        assertWaits(hang.waiting().get(0), kind, "b", asks1, "a", takes1, state, 1);
        assertWaits(hang.waiting().get(1), kind, "a", asks2, "b", takes2, state, 0);
    }

    private static void assertWaits(
            WaitingThread thread,
            String kind,
            String waitsFor,
            String asks,
            String holds,
            String takes,
            String state,
            int heldBy)
            throws Exception {
        assertThat(thread.state()).isEqualTo(state);
        assertThat(thread.waitsFor().identity()).isEqualTo(kind + " " + waitsFor);
        assertThat(thread.waitsAt()).isEqualTo(line(asks));
        assertThat(thread.heldBy()).isEqualTo(heldBy);
        assertThat(thread.holds()).singleElement().satisfies(held -> {
            assertThat(held.resource().identity()).isEqualTo(kind + " " + holds);
            assertThat(held.acquiredAt()).isEqualTo(line(takes));
        });
    }

    /** The place of the line with that comment. */
    private static String line(String comment) throws Exception {
        List<String> source = java.nio.file.Files.readAllLines(java.nio.file.Path.of(
                "src/test/java", LiveThreadsTest.class.getName().replace('.', '/') + ".java"));
        for (int i = 0; i < source.size(); i++) {
            if (source.get(i).contains("; // " + comment) || source.get(i).contains("{ // " + comment)) {
                return "LiveThreadsTest.java:" + (i + 1);
            }
        }
        throw new AssertionError(comment);
    }

    private static Hang hang(ThreadFactory kind, TwoJobs subject, String... jobs) throws Exception {
        List<RunningOperation> running = new ArrayList<>();
        for (String job : jobs) {
            Actor actor = new Actor(Operation.of(TwoJobs.class.getDeclaredMethod(job)), List.of());
            Thread thread = kind.newThread(() -> {
                if (job.equals("f1")) subject.f1();
                else subject.f2();
            });
            if (!thread.isVirtual()) thread.setDaemon(true);
            thread.start();
            running.add(new RunningOperation(running.size(), thread, actor));
        }
        List<Thread> threads = running.stream().map(RunningOperation::runner).toList();
        assertThat(Quiescence.await(threads, () -> 0, Duration.ofMillis(100), Duration.ofSeconds(30)))
                .isEqualTo(Quiescence.Rest.AT_REST);
        return LiveThreads.explain(running, subject);
    }
}
