package dev.turnstile.models.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.spec.attempt.ModelCall;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class EventModelTest {
    @Test
    void await_blocks_while_the_flag_is_clear() throws Exception {
        var event = new EventModel();
        assertThat(awaitReturns(event)).isFalse();
        event.set();
        assertThat(awaitReturns(event)).isTrue();
        assertThat(awaitReturns(event)).as("the flag stays set").isTrue();
        event.clear();
        assertThat(awaitReturns(event)).isFalse();
    }

    private static boolean awaitReturns(EventModel event) throws Exception {
        return new ModelCall(0, List.of()).run(Executors.callable(event::await));
    }
}
