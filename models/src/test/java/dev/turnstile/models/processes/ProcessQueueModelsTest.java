package dev.turnstile.models.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.models.Limit;
import dev.turnstile.models.PendingCall;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessQueueModelsTest {
    private final ProcessQueue queue = new ProcessQueueModel();
    private final TimedProcessQueue timed = new TimedProcessQueueModel();

    @Test
    void elements_leave_in_the_order_they_came() {
        PendingCall take = PendingCall.begun(queue::take);
        assertThat(take.returns()).isFalse();
        queue.put(1);
        queue.put(2);
        assertThat(List.of(queue.take(), queue.take())).containsExactly(1, 2);
    }

    @Test
    void a_full_queue_blocks_put() {
        queue.put(1);
        queue.put(2);
        PendingCall third = PendingCall.begun(() -> queue.put(3));
        assertThat(third.returns()).isFalse();

        queue.take();
        assertThat(third.returns()).isTrue();
    }

    @Test
    void a_queue_that_has_ended_is_drained_and_then_ends_for_everybody() {
        queue.put(1);
        queue.end();
        queue.end();
        assertThat(List.of(queue.take(), queue.take(), queue.take())).containsExactly(1, -1, -1);
    }

    @Test
    void a_queue_that_has_ended_refuses_elements_full_or_not() {
        queue.put(1);
        queue.put(2);
        queue.end();
        assertThatThrownBy(() -> queue.put(3)).isInstanceOf(IllegalStateException.class);
        queue.take();
        assertThatThrownBy(() -> queue.put(3)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void only_a_short_limit_runs_out_at_the_ends_of_a_timed_queue() {
        assertThat(timed.poll(Limit.SHORT)).isNull();
        PendingCall poll = PendingCall.begun(() -> timed.poll(Limit.LONG));
        assertThat(poll.returns()).isFalse();

        assertThat(timed.offer(1, Limit.SHORT)).isTrue();
        assertThat(timed.offer(2, Limit.LONG)).isTrue();
        assertThat(timed.offer(3, Limit.SHORT)).isFalse();
        PendingCall offer = PendingCall.begun(() -> timed.offer(3, Limit.LONG));
        assertThat(offer.returns()).isFalse();
        assertThat(poll.returns()).isTrue();
        assertThat(poll.answer()).isEqualTo(1);
        assertThat(offer.returns()).isTrue();
    }
}
