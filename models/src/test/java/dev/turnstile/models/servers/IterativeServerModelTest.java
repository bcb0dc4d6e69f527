package dev.turnstile.models.servers;

import static dev.turnstile.models.locks.Calls.answer;
import static dev.turnstile.models.locks.Calls.enabled;
import static dev.turnstile.models.servers.Message.HELLO;
import static dev.turnstile.models.servers.Message.WORLD;
import static dev.turnstile.models.servers.Pieces.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.spec.attempt.ModelCall;
import java.util.List;
import org.junit.jupiter.api.Test;

class IterativeServerModelTest {
    private final IterativeServerModel server = new IterativeServerModel();

    @Test
    void who_came_second_is_answered_when_the_first_has_finished() {
        enabled(1, () -> server.send(HELLO, WHOLE));
        enabled(0, () -> server.send(WORLD, WHOLE));
        assertThat(enabled(0, server::receive)).isFalse();
        assertThat(answer(1, server::receive)).isEqualTo("HELLO");
        assertThat(enabled(0, server::finish)).isFalse();

        assertThat(answer(1, server::finish)).isEmpty();
        assertThat(answer(0, server::receive)).isEqualTo("WORLD");
    }

    @Test
    void a_reset_of_the_first_lets_the_next_one_in() {
        enabled(0, () -> server.send(HELLO, WHOLE));
        enabled(1, () -> server.send(WORLD, WHOLE));
        enabled(0, server::reset);
        assertThat(answer(1, server::finish)).isEqualTo("WORLD");
    }

    @Test
    void who_resets_while_it_waits_keeps_nobody_waiting() {
        enabled(0, () -> server.send(HELLO, WHOLE));
        enabled(1, () -> server.send(WORLD, WHOLE));
        enabled(2, () -> server.send(HELLO, WHOLE));
        enabled(1, server::reset);
        assertThat(answer(0, server::finish)).isEqualTo("HELLO");
        assertThat(answer(2, server::finish)).isEqualTo("HELLO");
    }

    @Test
    void who_waits_for_nothing_needs_no_turn() {
        enabled(0, () -> server.send(HELLO, WHOLE));
        assertThat(answer(1, server::receive)).isEmpty();
    }

    @Test
    void who_finishes_without_a_connection_makes_one_and_waits_its_turn() throws Exception {
        enabled(0, () -> server.send(HELLO, WHOLE));
        ModelCall waits = new ModelCall(1, List.of());
        assertThat(waits.run(server::finish)).isFalse();
        enabled(2, () -> server.send(WORLD, WHOLE));
        assertThat(answer(0, server::finish)).isEqualTo("HELLO");

        assertThat(enabled(2, server::receive)).isFalse();
        assertThat(new ModelCall(1, waits.requested()).run(server::finish)).isTrue();
        assertThat(answer(2, server::receive)).isEqualTo("WORLD");
    }
}
