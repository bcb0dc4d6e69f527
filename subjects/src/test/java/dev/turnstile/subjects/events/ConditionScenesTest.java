package dev.turnstile.subjects.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.subjects.Waiter;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A condition whose waiters are interrupted. */
@Timeout(
        value = 60,
        threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a guard only: a lost signal would be waited for forever
class ConditionScenesTest {
    private final QueueCondition condition = new QueueCondition();

    @Test
    void a_waiter_that_is_interrupted_leaves_the_signal_to_the_next() throws InterruptedException {
        Waiter first = Waiter.asleepIn(condition::await);
        Waiter second = Waiter.asleepIn(condition::await);

        first.interrupt();
        assertThat(first.returned()).isFalse();
        assertThat(condition.signal(1)).isEqualTo(1);
        assertThat(second.returned()).isTrue();
    }

    @Test
    void a_waiter_for_the_level_that_is_interrupted_leaves_the_others_to_be_woken() throws InterruptedException {
        Waiter first = Waiter.asleepIn(condition::awaitLevel);
        Waiter second = Waiter.asleepIn(condition::awaitLevel);

        first.interrupt();
        assertThat(first.returned()).isFalse();
        condition.setLevel(1);
        assertThat(second.returned()).isTrue();
    }

    @RepeatedTest(100)
    void of_a_signal_and_an_interrupt_at_once_one_counts() throws InterruptedException {
        Waiter waiter = Waiter.asleepIn(condition::await);

        waiter.interrupt();
        int reached = condition.signal(1);
        assertThat(waiter.returned()).isEqualTo(reached == 1);
    }

    @RepeatedTest(100)
    void an_interrupt_after_the_signal_comes_too_late() throws InterruptedException {
        Waiter waiter = Waiter.asleepIn(condition::await);

        assertThat(condition.signal(1)).isEqualTo(1);
        waiter.interrupt();
        assertThat(waiter.returned()).isTrue();
    }
}
