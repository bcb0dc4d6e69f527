package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.lincheck.inputs.Case;
import dev.turnstile.engine.lincheck.inputs.Pooling.Counter;
import dev.turnstile.engine.lincheck.inputs.Pooling.CounterModel;
import dev.turnstile.engine.lincheck.search.Explored;
import dev.turnstile.engine.lincheck.search.Explored.Convicted;
import dev.turnstile.evidence.Hang;
import dev.turnstile.evidence.Hang.WaitingThread;
import dev.turnstile.spec.Subject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
public class JoiningHangsTest {
    /** Joins a thread that waits for what nobody gives. */
    @Subject(model = CounterModel.class)
    public static class JoinsThread implements Counter {
        private final Semaphore never = new Semaphore(0);

        @Override
        public int next() {
            Thread thread = new Thread(never::acquireUninterruptibly);
            thread.start();
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return 1;
        }
    }

    /** Joins a future that nobody completes. */
    @Subject(model = CounterModel.class)
    public static class JoinsFuture implements Counter {
        private final CompletableFuture<Integer> never = new CompletableFuture<>();

        @Override
        public int next() {
            return never.join();
        }
    }

    /** Joins two threads that take two locks in opposite orders. */
    @Subject(model = CounterModel.class)
    public static class JoinsDeadlock implements Counter {
        private final Lock left = new ReentrantLock();
        private final Lock right = new ReentrantLock();

        @Override
        public int next() {
            Thread one = new Thread(() -> takeBoth(left, right));
            Thread other = new Thread(() -> takeBoth(right, left));
            one.start();
            other.start();
            try {
                one.join();
                other.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return 1;
        }

        private static void takeBoth(Lock first, Lock second) {
            first.lock();
            second.lock();
            second.unlock();
            first.unlock();
        }
    }

    /** Joins a thread that awaits a latch that nobody counts down. */
    @Subject(model = CounterModel.class)
    public static class JoinsLatch implements Counter {
        private final CountDownLatch never = new CountDownLatch(1);

        @Override
        public int next() {
            Thread thread = new Thread(() -> {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            thread.start();
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return 1;
        }
    }

    private static final Case THREAD = new Case(JoinsThread.class, "next()", false);
    private static final Case FUTURE = new Case(JoinsFuture.class, "next() | next()", false);

    private static final Case DEADLOCK = new Case(JoinsDeadlock.class, "next()", false);
    private static final Case LATCH = new Case(JoinsLatch.class, "next()", false);

    private static Hang hang(Explored explored) {
        return Objects.requireNonNull(((Convicted) explored).hang());
    }

    private static WaitingThread first(Explored explored) {
        return hang(explored).waiting().get(0);
    }

    @Test
    void a_thread_that_joins_another_or_a_future_waits_and_does_not_spin() {
        Map<Case, Explored> explored = Checks.exploreAll(List.of(THREAD, FUTURE), 100);

        WaitingThread ofThread = first(Objects.requireNonNull(explored.get(THREAD)));
        assertThat(ofThread.state()).isEqualTo("WAITING");
        assertThat(Objects.requireNonNull(ofThread.waitsFor()).type()).isEqualTo("java.lang.Thread");
        assertThat(Checks.sourceLine(ofThread.waitsAt())).isEqualTo("thread.join();");

        WaitingThread ofFuture = first(Objects.requireNonNull(explored.get(FUTURE)));
        assertThat(ofFuture.state()).isEqualTo("WAITING");
        assertThat(Objects.requireNonNull(ofFuture.waitsFor()).identity()).isEqualTo("never");
    }

    @Test
    void threads_that_the_subject_started_are_shown_where_they_wait_in_a_lock_of_the_library() {
        Map<Case, Explored> explored = Checks.exploreAll(List.of(DEADLOCK, LATCH), 100);

        Hang deadlock = hang(Objects.requireNonNull(explored.get(DEADLOCK)));
        assertThat(deadlock.cycle()).containsExactlyInAnyOrder(1, 2);

        Hang latch = hang(Objects.requireNonNull(explored.get(LATCH)));
        assertThat(latch.waiting()).extracting(WaitingThread::thread).containsExactly(0, 1);
        assertThat(latch.waiting()).extracting(WaitingThread::state).containsOnly("WAITING");
    }
}
