package dev.turnstile.hang.quiescence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.hang.quiescence.SoloRun.Call;
import dev.turnstile.hang.quiescence.SoloRun.Outcome;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class SoloRunTest {
    private static final int MILLIS = 700;

    /** A little less than the time slept: two clocks may differ. */
    private static final Duration SLEPT = Duration.ofMillis(MILLIS - 10);

    private static volatile boolean over;

    /** Operations that take long, or never return. */
    public static class Slow {
        private final ReentrantLock lock = new ReentrantLock();
        private final CountDownLatch never = new CountDownLatch(1);

        public void sleeps() {
            sleep(MILLIS);
        }

        public void computesElsewhere() {
            CompletableFuture.runAsync(() -> sleep(MILLIS)).join();
        }

        public void computesInAThread() throws InterruptedException {
            Thread thread = new Thread(() -> sleep(MILLIS));
            thread.start();
            thread.join();
        }

        public void throwsAtOnce() {
            throw new IllegalStateException("as it should");
        }

        public void locks() {
            lock.lock();
        }

        public void waits() throws InterruptedException {
            never.await();
        }

        public void spins() {
            while (!over) Thread.onSpinWait();
        }

        private static void sleep(long millis) {
            try {
                TimeUnit.MILLISECONDS.sleep(millis);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void what_returns_in_the_end_is_timed_wherever_it_works() throws Exception {
        for (String slow : List.of("sleeps", "computesElsewhere", "computesInAThread")) {
            assertThat(alone(call(0, slow)))
                    .as(slow)
                    .isInstanceOfSatisfying(
                            Outcome.Returned.class, r -> assertThat(r.time()).isGreaterThanOrEqualTo(SLEPT));
        }
    }

    @Test
    void only_the_last_call_is_timed_and_what_it_throws_is_an_answer() throws Exception {
        long start = System.nanoTime();
        Outcome outcome = alone(call(0, "sleeps"), call(1, "throwsAtOnce"));
        Duration all = Duration.ofNanos(System.nanoTime() - start);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Returned.class,
                        r -> assertThat(r.time().plus(SLEPT)).isLessThanOrEqualTo(all));
    }

    @Test
    void each_thread_of_the_scenario_is_one_thread() throws Exception {
        assertThat(alone(call(0, "locks"), call(1, "throwsAtOnce"), call(0, "locks")))
                .isInstanceOf(Outcome.Returned.class);
        assertThat(alone(call(0, "locks"), call(1, "locks"))).isInstanceOf(Outcome.Stuck.class);
    }

    @Test
    void what_waits_or_spins_forever_is_stuck() throws Exception {
        assertThat(alone(call(0, "waits"))).isInstanceOf(Outcome.Stuck.class);
        try {
            assertThat(alone(call(0, "spins"))).isInstanceOf(Outcome.Stuck.class);
        } finally {
            over = true;
        }
    }

    @Test
    void without_an_instance_nothing_is_known() throws Exception {
        assertThat(SoloRun.of(
                        () -> {
                            throw new IllegalStateException("not today");
                        },
                        List.of(call(0, "waits")),
                        Duration.ofSeconds(1),
                        () -> {}))
                .isInstanceOf(Outcome.Unclear.class);
    }

    private static Outcome alone(Call... calls) throws InterruptedException {
        return SoloRun.of(Slow::new, Arrays.asList(calls), Duration.ofSeconds(2), () -> {});
    }

    private static Call call(int thread, String operation) throws NoSuchMethodException {
        return new Call(thread, new Actor(Operation.of(Slow.class.getMethod(operation)), List.of()));
    }
}
