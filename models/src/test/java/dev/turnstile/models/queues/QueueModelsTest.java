package dev.turnstile.models.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.models.Limit;
import dev.turnstile.spec.attempt.ModelCall;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QueueModelsTest {
    static Stream<Arguments> queuesAndTheirCapacity() {
        return Stream.of(Arguments.of(new BoundedQueueModel(), 2), Arguments.of(new OneSlotQueueModel(), 1));
    }

    @ParameterizedTest
    @MethodSource("queuesAndTheirCapacity")
    void a_queue_fills_to_its_capacity_and_then_blocks_put(BoundedQueue queue, int capacity) throws Exception {
        for (int i = 0; i < capacity; i++) {
            assertThat(queue.isFull()).isFalse();
            assertThat(queue.offer(i)).isTrue();
            assertThat(queue.size()).isEqualTo(i + 1);
        }
        assertThat(queue.isFull()).isTrue();
        assertThat(queue.offer(9)).isFalse();
        assertThat(returns(Executors.callable(() -> queue.put(9)))).isFalse();
        assertThat(queue.size()).isEqualTo(capacity);

        assertThat(queue.take()).isZero();
        assertThat(returns(Executors.callable(() -> queue.put(9)))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("queuesAndTheirCapacity")
    void an_empty_queue_blocks_take(BoundedQueue queue, int capacity) throws Exception {
        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.poll()).isNull();
        assertThat(returns(queue::take)).isFalse();

        queue.put(capacity);
        assertThat(queue.isEmpty()).isFalse();
        assertThat(queue.poll()).isEqualTo(capacity);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void elements_leave_in_the_order_they_came() {
        var queue = new BoundedQueueModel();
        queue.put(1);
        queue.put(2);
        assertThat(queue.take()).isEqualTo(1);
        queue.put(3);
        assertThat(List.of(queue.take(), queue.take())).containsExactly(2, 3);
    }

    @Test
    void a_join_blocks_until_all_that_was_put_is_dealt_with() throws Exception {
        var queue = new JoinableQueueModel();
        assertThat(returns(Executors.callable(queue::join))).isTrue();
        queue.put(1);
        queue.put(2);
        assertThat(queue.take()).isEqualTo(1);
        queue.taskDone();
        assertThat(returns(Executors.callable(queue::join))).isFalse();

        queue.taskDone();
        assertThat(returns(Executors.callable(queue::join)))
                .as("an item that nobody took may be dealt with too")
                .isTrue();
        assertThat(queue.take()).isEqualTo(2);
        assertThat(returns(queue::take)).isFalse();
    }

    @Test
    void more_done_than_put_throws_and_changes_nothing() throws Exception {
        var queue = new JoinableQueueModel();
        assertThatThrownBy(queue::taskDone).isInstanceOf(IllegalStateException.class);
        queue.put(1);
        assertThat(returns(Executors.callable(queue::join))).isFalse();
    }

    @Test
    void a_pipeline_is_drained_and_then_ends_for_everybody() throws Exception {
        var pipeline = new PipelineModel();
        assertThat(returns(pipeline::consume)).isFalse();
        assertThat(pipeline.produce(1)).isTrue();
        pipeline.end();
        pipeline.end();
        assertThat(pipeline.produce(2)).isFalse();

        assertThat(pipeline.consume()).isEqualTo(1);
        assertThat(List.of(pipeline.consume(), pipeline.consume())).containsOnly(Pipeline.END);
    }

    @Test
    void only_a_short_limit_runs_out_at_the_ends_of_a_timed_queue() throws Exception {
        var queue = new TimedQueueModel();
        assertThat(queue.poll(Limit.SHORT)).isNull();
        assertThat(returns(() -> queue.poll(Limit.LONG))).isFalse();

        assertThat(queue.offer(1, Limit.SHORT)).isTrue();
        assertThat(queue.offer(2, Limit.LONG)).isTrue();
        assertThat(queue.offer(3, Limit.SHORT)).isFalse();
        assertThat(returns(() -> queue.offer(3, Limit.LONG))).isFalse();
        assertThat(List.of(queue.poll(Limit.LONG), queue.poll(Limit.SHORT))).containsExactly(1, 2);
    }

    private static boolean returns(Callable<?> operation) throws Exception {
        return new ModelCall(0, List.of()).run(operation);
    }
}
