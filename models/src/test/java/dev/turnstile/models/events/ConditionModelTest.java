package dev.turnstile.models.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.models.PendingCall;
import org.junit.jupiter.api.Test;

class ConditionModelTest {
    private final ConditionModel condition = new ConditionModel();

    @Test
    void a_signal_reaches_who_has_waited_longest() {
        PendingCall first = PendingCall.begun(condition::await);
        PendingCall second = PendingCall.begun(condition::await);

        assertThat(condition.signal(1)).isEqualTo(1);
        assertThat(second.returns()).isFalse();
        assertThat(first.returns()).isTrue();
    }

    @Test
    void a_signal_to_nobody_is_not_kept() {
        assertThat(condition.signal(2)).isZero();
        assertThat(PendingCall.begun(condition::await).returns()).isFalse();
    }

    @Test
    void a_signal_to_more_than_wait_reaches_those_that_do() {
        PendingCall only = PendingCall.begun(condition::await);

        assertThat(condition.signal(2)).isEqualTo(1);
        assertThat(only.returns()).isTrue();
        assertThat(PendingCall.begun(condition::await).returns()).isFalse();
    }

    @Test
    void signal_all_reaches_all_but_those_reached_before() {
        PendingCall.begun(condition::await);
        condition.signal(1);
        PendingCall second = PendingCall.begun(condition::await);
        PendingCall third = PendingCall.begun(condition::await);

        assertThat(condition.signalAll()).isEqualTo(2);
        assertThat(second.returns()).isTrue();
        assertThat(third.returns()).isTrue();
    }

    @Test
    void await_level_goes_by_the_level_as_it_is_and_not_by_what_it_was() {
        PendingCall waiting = PendingCall.begun(condition::awaitLevel);
        condition.setLevel(1);
        condition.setLevel(0);
        assertThat(waiting.returns()).isFalse();

        condition.setLevel(1);
        assertThat(waiting.returns()).isTrue();
        assertThat(waiting.answer()).isEqualTo(1);
    }
}
