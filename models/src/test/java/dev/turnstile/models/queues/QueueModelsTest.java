package dev.turnstile.models.queues;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.spec.ModelCall;
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
    void aQueueFillsToItsCapacityAndThenBlocksPut(BoundedQueue queue, int capacity) throws Exception {
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
    void anEmptyQueueBlocksTake(BoundedQueue queue, int capacity) throws Exception {
        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.poll()).isNull();
        assertThat(returns(queue::take)).isFalse();

        queue.put(capacity);
        assertThat(queue.isEmpty()).isFalse();
        assertThat(queue.poll()).isEqualTo(capacity);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void elementsLeaveInTheOrderTheyCame() {
        var queue = new BoundedQueueModel();
        queue.put(1);
        queue.put(2);
        assertThat(queue.take()).isEqualTo(1);
        queue.put(3);
        assertThat(List.of(queue.take(), queue.take())).containsExactly(2, 3);
    }

    private static boolean returns(Callable<?> operation) throws Exception {
        return new ModelCall(0, List.of()).run(operation);
    }
}
