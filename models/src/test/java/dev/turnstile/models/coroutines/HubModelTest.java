package dev.turnstile.models.coroutines;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HubModelTest {
    private final HubModel hub = new HubModel();

    @Test
    void each_coroutine_adds_one() {
        assertThat(hub.joinAll()).isZero();
        assertThat(hub.spawn(2)).isZero();
        assertThat(hub.spawn(1)).isEqualTo(2);
        assertThat(hub.joinAll()).isEqualTo(3);
    }

    @Test
    void only_a_coroutine_that_there_is_can_be_joined() {
        assertThat(hub.join(0)).isFalse();
        hub.spawn(1);
        assertThat(hub.join(0)).isTrue();
        assertThat(hub.join(1)).isFalse();
    }
}
