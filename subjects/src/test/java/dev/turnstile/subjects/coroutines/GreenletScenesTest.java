package dev.turnstile.subjects.coroutines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.models.coroutines.Greenlets;
import dev.turnstile.subjects.Threads;
import dev.turnstile.subjects.Waiter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads that switch to one another; what they print and count they share without a lock. The test's own thread is greenlet 0. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a guard only
class GreenletScenesTest {
    private final HandoffGreenlets greenlets = new HandoffGreenlets();
    private final List<Thread> threads = new ArrayList<>();
    private final StringBuilder printed = new StringBuilder();
    private int count;

    @Test
    void ping_and_pong_alternate() throws InterruptedException {
        comeFirst();
        start(() -> {
            for (int i = 0; i < 3; i++) {
                printed.append("pong ");
                greenlets.switchTo(0);
            }
        });
        for (int i = 0; i < 3; i++) {
            printed.append("ping ");
            assertThat(greenlets.switchTo(1)).isEqualTo(1);
        }
        finish();
        assertThat(printed).hasToString("ping pong ping pong ping pong ");
    }

    @Test
    void three_greenlets_that_switch_after_each_number_interleave() throws InterruptedException {
        comeFirst();
        startThree(this::switchToTheNext);
        finish();
        assertThat(printed).hasToString("000111222");
    }

    @Test
    void three_greenlets_that_do_not_switch_run_one_after_another() throws InterruptedException {
        comeFirst();
        startThree(me -> {});
        finish();
        assertThat(printed).hasToString("012012012");
    }

    @Test
    void a_count_that_greenlets_share_needs_no_lock() throws InterruptedException {
        comeFirst();
        for (int i = 1; i <= 3; i++) {
            int me = i;
            start(() -> {
                for (int j = 0; j < 1_000; j++) {
                    count++;
                    switchToTheNext(me);
                }
            });
        }
        finish();
        assertThat(count).isEqualTo(3_000);
    }

    @Test
    void who_is_interrupted_while_it_waits_leaves() throws InterruptedException {
        comeFirst();
        Waiter waiter = Waiter.asleepIn(greenlets::enter);
        waiter.interrupt();
        assertThat(waiter.returned()).isFalse();
        assertThat(greenlets.switchTo(1)).isEqualTo(Greenlets.NOBODY);
    }

    private void comeFirst() {
        assertThat(greenlets.enter()).isZero();
    }

    private void startThree(IntConsumer afterEach) {
        for (int i = 1; i <= 3; i++) {
            int me = i;
            start(() -> {
                for (int number = 0; number <= 2; number++) {
                    printed.append(number);
                    afterEach.accept(me);
                }
            });
        }
    }

    private void switchToTheNext(int me) {
        greenlets.switchTo(me % 3 + 1);
    }

    /** Starts a greenlet and returns when it waits: so numbers are given in this order. */
    private void start(Runnable body) {
        Thread thread = Threads.start(() -> {
            greenlets.enter();
            body.run();
            greenlets.leave();
        });
        threads.add(thread);
        Threads.awaitAsleep(thread);
    }

    private void finish() throws InterruptedException {
        greenlets.leave();
        Threads.join(threads);
    }
}
