package dev.turnstile.subjects.locks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.turnstile.subjects.Waiter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thread that is interrupted in a queue leaves nothing behind in it. */
@Timeout(
        value = 60,
        threadMode = SEPARATE_THREAD) // a guard only: a place that is not given up would be waited for forever
class InterruptedQueueTest {
    @Test
    void a_waiter_for_the_fair_mutex_that_is_interrupted_gives_up_its_place() throws InterruptedException {
        FairTicketMutex mutex = new FairTicketMutex();
        mutex.arrive();
        mutex.enter();
        Waiter first = Waiter.asleepIn(() -> come(mutex));
        Waiter second = Waiter.asleepIn(() -> come(mutex));

        first.interrupt();
        assertThat(first.returned()).isFalse();
        mutex.leave();
        assertThat(second.returned()).isTrue();
    }

    @Test
    void a_process_that_is_interrupted_has_been_lent_nothing() throws InterruptedException {
        SafeBanker banker = new SafeBanker();
        banker.request(0, 2, 0);
        Waiter unsafe = Waiter.asleepIn(() -> banker.request(1, 0, 1));

        unsafe.interrupt();
        assertThat(unsafe.returned()).isFalse();
        assertThat(banker.release(1)).isZero();
        banker.request(0, 0, 1);
        assertThat(banker.release(0)).isEqualTo(3);
    }

    @Test
    void a_return_lets_a_waiting_process_be_served() throws InterruptedException {
        SafeBanker banker = new SafeBanker();
        banker.request(0, 2, 0);
        Waiter unsafe = Waiter.asleepIn(() -> banker.request(1, 0, 1));

        assertThat(banker.release(0)).isEqualTo(2);
        assertThat(unsafe.returned()).isTrue();
        assertThat(banker.release(1)).isEqualTo(1);
    }

    private static void come(FairTicketMutex mutex) {
        mutex.arrive();
        mutex.enter();
        mutex.leave();
    }
}
