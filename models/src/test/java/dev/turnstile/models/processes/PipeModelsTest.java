package dev.turnstile.models.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.models.PendingCall;
import dev.turnstile.models.processes.Duplex.End;
import org.junit.jupiter.api.Test;

class PipeModelsTest {
    @Test
    void messages_come_in_the_order_in_which_they_were_sent() {
        var pipe = new MessagePipeModel();
        PendingCall receive = PendingCall.begun(pipe::receive);
        assertThat(receive.returns()).isFalse();

        pipe.send(1);
        pipe.send(2);
        assertThat(receive.returns()).isTrue();
        assertThat(receive.answer()).isEqualTo(1);
        assertThat(pipe.receive()).isEqualTo(2);
    }

    @Test
    void a_pipe_holds_eight_messages_and_blocks_the_ninth() {
        var pipe = new MessagePipeModel();
        for (int i = 0; i < 8; i++) pipe.send(i);
        PendingCall ninth = PendingCall.begun(() -> pipe.send(8));
        assertThat(ninth.returns()).isFalse();

        assertThat(pipe.receive()).isZero();
        assertThat(ninth.returns()).isTrue();
    }

    @Test
    void an_exchange_returns_what_the_other_end_has_sent() {
        var duplex = new DuplexModel();
        PendingCall left = PendingCall.begun(() -> duplex.exchange(End.LEFT, 1));
        PendingCall alsoLeft = PendingCall.begun(() -> duplex.exchange(End.LEFT, 2));
        assertThat(left.returns()).isFalse();

        PendingCall right = PendingCall.begun(() -> duplex.exchange(End.RIGHT, 3));
        assertThat(right.answer()).isEqualTo(1);
        assertThat(left.returns()).isTrue();
        assertThat(left.answer()).isEqualTo(3);
        assertThat(alsoLeft.returns()).isFalse();
    }
}
