package dev.turnstile.subjects.queues;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.models.Limit;
import dev.turnstile.models.queues.BoundedQueue;
import dev.turnstile.models.queues.TimedQueue;
import dev.turnstile.subjects.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A queue of 2, its producers and its consumers. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a guard only: a lost wake-up would wait forever
class QueueScenesTest {
    static Stream<Named<BoundedQueue>> queues() {
        return Stream.<BoundedQueue>of(
                        new MonitorQueue(),
                        new TwoConditionQueue(),
                        new MpmcArrayQueue(),
                        new JdkBlockingQueue(),
                        new JdkLinkedBlockingQueue())
                .map(queue -> Named.of(queue.getClass().getSimpleName(), queue));
    }

    static Stream<Named<TimedQueue>> timedQueues() {
        return Stream.<TimedQueue>of(new TimedMonitorQueue(), new TimedTwoConditionQueue(), new JdkTimedQueue())
                .map(queue -> Named.of(queue.getClass().getSimpleName(), queue));
    }

    @ParameterizedTest
    @MethodSource("queues")
    void the_third_put_into_a_queue_of_two_sleeps_until_a_take(BoundedQueue queue) throws InterruptedException {
        queue.put(1);
        queue.put(2);
        Thread third = Threads.start(() -> queue.put(3));

        Threads.awaitAsleep(third);
        assertThat(queue.size()).isEqualTo(2);

        assertThat(queue.take()).isEqualTo(1);
        third.join();
        assertThat(List.of(queue.take(), queue.take())).containsExactly(2, 3);
    }

    @ParameterizedTest
    @MethodSource("timedQueues")
    void the_third_offer_into_a_queue_of_two_gives_up_and_goes_through_after_a_take(TimedQueue queue) {
        queue.offer(1, Limit.LONG);
        queue.offer(2, Limit.LONG);
        assertThat(queue.offer(3, Limit.SHORT)).isFalse();

        assertThat(queue.poll(Limit.SHORT)).isEqualTo(1);
        assertThat(queue.offer(3, Limit.SHORT)).isTrue();
        assertThat(List.of(queue.poll(Limit.LONG), queue.poll(Limit.LONG))).containsExactly(2, 3);
        assertThat(queue.poll(Limit.SHORT)).isNull();
    }

    @ParameterizedTest
    @MethodSource("timedQueues")
    void an_offer_that_sleeps_goes_through_on_a_take(TimedQueue queue) throws InterruptedException {
        queue.offer(1, Limit.LONG);
        queue.offer(2, Limit.LONG);
        var offered = new AtomicBoolean();
        Thread third = Threads.start(() -> offered.set(queue.offer(3, Limit.LONG)));
        Threads.awaitAsleepWithLimit(third);

        assertThat(queue.poll(Limit.LONG)).isEqualTo(1);
        third.join();
        assertThat(offered).isTrue();
    }

    @ParameterizedTest
    @MethodSource("queues")
    void four_producers_and_four_consumers_pass_each_of_four_thousand_items_once(BoundedQueue queue)
            throws InterruptedException {
        int perThread = 1_000;
        Queue<Integer> taken = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int first = t * perThread;
            threads.add(Threads.start(() -> {
                for (int i = 0; i < perThread; i++) queue.put(first + i);
            }));
            threads.add(Threads.start(() -> {
                for (int i = 0; i < perThread; i++) taken.add(queue.take());
            }));
        }
        Threads.join(threads);

        assertThat(taken).hasSize(4 * perThread);
        assertThat(Set.copyOf(taken)).hasSize(4 * perThread).allMatch(item -> item >= 0 && item < 4 * perThread);
        assertThat(queue.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("queues")
    void two_consumers_that_sleep_get_one_element_each(BoundedQueue queue) throws InterruptedException {
        List<Integer> taken = new ArrayList<>();
        List<Thread> consumers = Stream.generate(() -> Threads.start(() -> {
                    int value = queue.take();
                    synchronized (taken) {
                        taken.add(value);
                    }
                }))
                .limit(2)
                .toList();
        Threads.awaitAsleep(consumers);

        queue.put(1);
        queue.put(2);
        Threads.join(consumers);
        assertThat(taken).containsExactlyInAnyOrder(1, 2);
        assertThat(queue.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("queues")
    void three_producers_and_three_consumers_pass_every_element_once_and_in_order(BoundedQueue queue)
            throws InterruptedException {
        int perThread = 5_000;
        List<List<Integer>> taken = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
            int first = t * perThread;
            List<Integer> mine = new ArrayList<>();
            taken.add(mine);
            threads.add(Threads.start(() -> {
                for (int i = 0; i < perThread; i++) queue.put(first + i);
            }));
            threads.add(Threads.start(() -> {
                for (int i = 0; i < perThread; i++) mine.add(queue.take());
            }));
        }
        Threads.join(threads);

        assertThat(taken.stream().flatMap(List::stream).sorted())
                .containsExactlyElementsOf(
                        Stream.iterate(0, i -> i + 1).limit(3L * perThread).toList());
        for (List<Integer> mine : taken) {
            for (int t = 0; t < 3; t++) {
                int producer = t;
                assertThat(mine.stream().filter(value -> value / perThread == producer))
                        .isSorted();
            }
        }
    }
}
