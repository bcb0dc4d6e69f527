package dev.turnstile.models.servers;

import static dev.turnstile.models.locks.Calls.answer;
import static dev.turnstile.models.locks.Calls.enabled;
import static dev.turnstile.models.servers.Datagram.EMPTY;
import static dev.turnstile.models.servers.Datagram.HELLO;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UppercaseDatagramsModelTest {
    private final UppercaseDatagramsModel server = new UppercaseDatagramsModel();

    @Test
    void each_datagram_has_an_answer_of_its_own_also_an_empty_one() {
        enabled(0, () -> server.send(HELLO));
        enabled(0, () -> server.send(EMPTY));
        enabled(1, () -> server.send(HELLO));
        assertThat(answer(0, server::receive)).isEqualTo("[HELLO][]");
        assertThat(answer(0, server::receive)).isEmpty();
        assertThat(answer(1, server::receive)).isEqualTo("[HELLO]");
    }

    @Test
    void nobody_is_told_the_answers_to_who_has_left() {
        enabled(0, () -> server.send(HELLO));
        enabled(0, server::leave);
        assertThat(answer(0, server::receive)).isEmpty();
    }
}
