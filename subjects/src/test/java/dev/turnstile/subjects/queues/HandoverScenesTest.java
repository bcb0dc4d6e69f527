package dev.turnstile.subjects.queues;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.subjects.Waiter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Producers that hold their values out until somebody comes. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a guard only
class HandoverScenesTest {
    private final AcknowledgedHandover handover = new AcknowledgedHandover();

    @Test
    void a_producer_that_is_interrupted_takes_its_value_back() throws InterruptedException {
        Waiter first = Waiter.asleepIn(() -> handover.put(1));
        Waiter second = Waiter.asleepIn(() -> handover.put(2));

        first.interrupt();
        assertThat(first.returned()).isFalse();
        assertThat(handover.take()).isEqualTo(2);
        assertThat(second.returned()).isTrue();
    }
}
