package dev.turnstile.subjects.barriers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.subjects.Waiter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A barrier at which somebody gives up. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a guard only
class BarrierScenesTest {
    private final GenerationBarrier barrier = new GenerationBarrier();

    @Test
    void who_is_interrupted_does_not_count_as_one_who_came() throws InterruptedException {
        Waiter first = Waiter.asleepIn(barrier::await);
        first.interrupt();
        assertThat(first.returned()).isFalse();

        Waiter second = Waiter.asleepIn(barrier::await);
        assertThat(barrier.await()).isEqualTo(1);
        assertThat(second.returned()).isTrue();
    }
}
