package dev.turnstile.models.barriers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.models.PendingCall;
import org.junit.jupiter.api.Test;

class BarrierModelTest {
    private final BarrierModel barrier = new BarrierModel();

    @Test
    void nobody_crosses_before_the_generation_is_complete() {
        PendingCall first = PendingCall.begun(barrier::await);
        assertThat(first.returns()).isFalse();

        PendingCall last = PendingCall.begun(barrier::await);
        assertThat(last.answer()).isEqualTo(1);
        assertThat(first.returns()).isTrue();
        assertThat(first.answer()).isEqualTo(0);
    }

    @Test
    void whose_generation_is_complete_crosses_though_the_next_has_begun() {
        PendingCall slow = PendingCall.begun(barrier::await);
        PendingCall.begun(barrier::await);
        PendingCall ofTheNext = PendingCall.begun(barrier::await);

        assertThat(slow.returns()).isTrue();
        assertThat(ofTheNext.returns()).isFalse();
    }
}
