package dev.turnstile.subjects.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.subjects.Waiter;
import dev.turnstile.support.transport.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a guard only: a lost wake-up would wait forever
class RegistryScenesTest {
    private final Registry<String> registry = new Registry<>(1);

    @Test
    void who_leaves_makes_room_for_who_waits_for_it() throws InterruptedException {
        registry.admit("ann");
        Waiter acceptor = Waiter.asleepIn(registry::hasRoomAtLast);
        registry.leave("ann");
        assertThat(acceptor.returned()).isTrue();
        assertThat(registry.admit("bob")).isTrue();
        assertThat(registry.all()).containsExactly("bob");
        assertThat(registry.served()).isEqualTo(2);
    }

    @Test
    void nobody_waits_for_room_in_a_registry_that_is_shut() throws InterruptedException {
        registry.admit("ann");
        Waiter acceptor = Waiter.asleepIn(registry::hasRoomAtLast);
        assertThat(registry.shut()).containsExactly("ann");
        assertThat(acceptor.returned()).isTrue();
        registry.leave("ann");
        assertThat(registry.hasRoomAtLast()).isFalse();
        assertThat(registry.admit("bob")).isFalse();
    }
}
