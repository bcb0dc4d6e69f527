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
    private static volatile boolean over;

    /** Operations that take long, or never return. */
    public static class Slow {
        private final ReentrantLock lock = new ReentrantLock();
        private final CountDownLatch never = new CountDownLatch(1);

        public void sleeps() {
            sleep(700);
        }

        public void computesElsewhere() {
            CompletableFuture.runAsync(() -> sleep(700)).join();
        }

        public void computesInAThread() throws InterruptedException {
            Thread thread = new Thread(() -> sleep(700));
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
                            Outcome.Returned.class,
                            r -> assertThat(r.time()).isBetween(Duration.ofMillis(690), Duration.ofSeconds(10)));
        }
    }

    @Test
    void only_the_last_call_is_timed_and_what_it_throws_is_an_answer() throws Exception {
        assertThat(alone(call(0, "sleeps"), call(1, "throwsAtOnce")))
                .isInstanceOfSatisfying(
                        Outcome.Returned.class, r -> assertThat(r.time()).isLessThan(Duration.ofMillis(500)));
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
