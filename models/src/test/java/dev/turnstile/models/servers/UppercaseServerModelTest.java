package dev.turnstile.models.servers;

import static dev.turnstile.models.locks.Calls.answer;
import static dev.turnstile.models.locks.Calls.enabled;
import static dev.turnstile.models.servers.Message.BULK;
import static dev.turnstile.models.servers.Message.HELLO;
import static dev.turnstile.models.servers.Message.WORLD;
import static dev.turnstile.models.servers.Pieces.SMALL;
import static dev.turnstile.models.servers.Pieces.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UppercaseServerModelTest {
    private final UppercaseServerModel server = new UppercaseServerModel();

    @Test
    void each_client_gets_its_own_bytes_back_in_order_and_once() {
        enabled(0, () -> server.send(HELLO, WHOLE));
        enabled(1, () -> server.send(WORLD, SMALL));
        enabled(0, () -> server.send(WORLD, SMALL));
        assertThat(answer(0, server::receive)).isEqualTo("HELLOWORLD");
        assertThat(answer(0, server::finish)).isEmpty();
        assertThat(answer(1, server::finish)).isEqualTo("WORLD");
    }

    @Test
    void long_answers_are_told_by_length_and_checksum() {
        enabled(0, () -> server.send(BULK, WHOLE));
        assertThat(answer(0, server::receive)).startsWith(BULK.bytes().length + " bytes with CRC-32 ");
    }

    @Test
    void what_was_on_its_way_is_gone_after_a_reset() {
        enabled(0, () -> server.send(HELLO, WHOLE));
        enabled(0, server::reset);
        assertThat(answer(0, server::receive)).isEmpty();
        assertThat(answer(0, server::finish)).isEmpty();
    }
}
