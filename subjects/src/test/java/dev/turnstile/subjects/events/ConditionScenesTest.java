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
    void aWaiterThatIsInterruptedLeavesTheSignalToTheNext() throws InterruptedException {
        Waiter first = Waiter.asleepIn(condition::await);
        Waiter second = Waiter.asleepIn(condition::await);

        first.interrupt();
        assertThat(first.returned()).isFalse();
        assertThat(condition.signal(1)).isEqualTo(1);
        assertThat(second.returned()).isTrue();
    }

    @Test
    void aWaiterForTheLevelThatIsInterruptedLeavesTheOthersToBeWoken() throws InterruptedException {
        Waiter first = Waiter.asleepIn(condition::awaitLevel);
        Waiter second = Waiter.asleepIn(condition::awaitLevel);

        first.interrupt();
        assertThat(first.returned()).isFalse();
        condition.setLevel(1);
        assertThat(second.returned()).isTrue();
    }

    @RepeatedTest(100)
    void ofASignalAndAnInterruptAtOnceOneCounts() throws InterruptedException {
        Waiter waiter = Waiter.asleepIn(condition::await);

        waiter.interrupt();
        int reached = condition.signal(1);
        assertThat(waiter.returned()).isEqualTo(reached == 1);
    }

    @RepeatedTest(100)
    void anInterruptAfterTheSignalComesTooLate() throws InterruptedException {
        Waiter waiter = Waiter.asleepIn(condition::await);

        assertThat(condition.signal(1)).isEqualTo(1);
        waiter.interrupt();
        assertThat(waiter.returned()).isTrue();
    }
}
