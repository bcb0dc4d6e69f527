package dev.turnstile.models.servers;

import static dev.turnstile.models.locks.Calls.enabled;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectionRegistryModelTest {
    private final ConnectionRegistryModel registry = new ConnectionRegistryModel();

    @Test
    void there_is_room_for_two_and_for_another_when_one_has_gone() {
        assertThat(registry.admit(1)).isTrue();
        assertThat(registry.admit(2)).isTrue();
        assertThat(registry.admit(3)).isFalse();
        assertThat(enabled(0, registry::awaitRoom)).isFalse();

        assertThat(registry.leave(1)).isTrue();
        assertThat(enabled(0, registry::awaitRoom)).isTrue();
        assertThat(registry.admit(3)).isTrue();
        assertThat(registry.open()).isEqualTo(2);
        assertThat(registry.served()).isEqualTo(3);
    }

    @Test
    void nobody_is_in_twice_and_nobody_leaves_who_is_not_in() {
        registry.admit(1);
        assertThat(registry.admit(1)).isFalse();
        assertThat(registry.leave(2)).isFalse();
        assertThat(registry.open()).isEqualTo(1);
        assertThat(registry.served()).isEqualTo(1);
    }
}
