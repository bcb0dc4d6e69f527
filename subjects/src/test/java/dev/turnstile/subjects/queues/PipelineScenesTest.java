package dev.turnstile.subjects.queues;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.models.queues.Pipeline;
import dev.turnstile.subjects.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A pipeline, its producers, and its consumers, who each go on until the end. */
@Timeout(
        value = 60,
        threadMode =
                Timeout.ThreadMode
                        .SEPARATE_THREAD) // a guard only: a consumer that is not told the end would wait forever
class PipelineScenesTest {
    private final Queue<Integer> consumed = new ConcurrentLinkedQueue<>();

    @Test
    void every_consumer_ends_and_every_item_is_consumed_once() throws InterruptedException {
        Pipeline pipeline = new DrainingPipeline();
        List<Thread> consumers = consumers(pipeline);
        List<Thread> producers = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int first = t * 1_000;
            producers.add(Threads.start(() -> {
                for (int i = 0; i < 1_000; i++) pipeline.produce(first + i);
            }));
        }
        Threads.join(producers);
        pipeline.end();
        Threads.join(consumers);

        assertThat(consumed.stream().sorted())
                .containsExactlyElementsOf(IntStream.range(0, 4_000).boxed().toList());
        assertThat(pipeline.produce(1)).isFalse();
    }

    @Test
    void the_one_swallowed_pill_ends_one_consumer_of_four() throws InterruptedException {
        Pipeline pipeline = new LostPoisonPipeline();
        List<Thread> consumers = consumers(pipeline);
        Threads.awaitAsleep(consumers);

        pipeline.end();
        List<Thread> left;
        do left = consumers.stream().filter(Thread::isAlive).toList();
        while (left.size() == consumers.size());
        Threads.awaitAsleep(left);
        assertThat(left).hasSize(3);
        left.forEach(Thread::interrupt);
    }

    private List<Thread> consumers(Pipeline pipeline) {
        return Stream.generate(() -> Threads.start(() -> {
                    for (int item; (item = pipeline.consume()) != Pipeline.END; ) consumed.add(item);
                }))
                .limit(4)
                .toList();
    }
}
