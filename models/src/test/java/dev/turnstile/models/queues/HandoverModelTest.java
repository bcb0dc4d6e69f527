package dev.turnstile.models.queues;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.models.PendingCall;
import org.junit.jupiter.api.Test;

class HandoverModelTest {
    private final HandoverModel handover = new HandoverModel();

    @Test
    void a_producer_returns_when_its_own_value_has_been_taken() {
        PendingCall first = PendingCall.begun(() -> handover.put(1));
        PendingCall second = PendingCall.begun(() -> handover.put(2));
        assertThat(first.returns()).isFalse();

        assertThat(handover.take()).isEqualTo(1);
        assertThat(second.returns()).isFalse();
        assertThat(first.returns()).isTrue();

        assertThat(handover.take()).isEqualTo(2);
        assertThat(second.returns()).isTrue();
    }

    @Test
    void a_consumer_waits_for_a_producer() {
        PendingCall take = PendingCall.begun(handover::take);
        assertThat(take.returns()).isFalse();

        PendingCall.begun(() -> handover.put(1));
        assertThat(take.returns()).isTrue();
        assertThat(take.answer()).isEqualTo(1);
    }
}
