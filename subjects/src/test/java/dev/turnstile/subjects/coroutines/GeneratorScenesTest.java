package dev.turnstile.subjects.coroutines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.turnstile.models.coroutines.Generator;
import dev.turnstile.subjects.Crowd;
import dev.turnstile.subjects.Threads;
import dev.turnstile.subjects.Waiter;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Generators from their first number to their end. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a guard only
class GeneratorScenesTest {
    @Test
    void a_generator_is_resumed_sent_to_and_exhausted() {
        HandoffGenerator generator = new HandoffGenerator();
        assertThatIllegalStateException().isThrownBy(() -> generator.send(1));
        assertThat(generator.next()).isEqualTo(0);
        assertThat(generator.next()).isEqualTo(1);
        assertThat(generator.next()).isEqualTo(2);
        assertThat(generator.send(1)).isEqualTo(1);
        assertThat(generator.next()).isEqualTo(2);
        assertExhausted(generator);
        assertExhausted(generator);
    }

    @Test
    void a_closed_generator_is_exhausted() {
        HandoffGenerator begun = new HandoffGenerator();
        begun.next();
        begun.close();
        assertExhausted(begun);
        begun.close();

        HandoffGenerator fresh = new HandoffGenerator();
        fresh.close();
        assertExhausted(fresh);
    }

    @Test
    void three_generators_that_are_resumed_in_turn_interleave() {
        List<Generator> generators =
                Stream.<Generator>generate(HandoffGenerator::new).limit(3).toList();
        StringBuilder printed = new StringBuilder();
        for (int round = 0; round <= Generator.LAST; round++)
            for (Generator generator : generators) printed.append(generator.next());
        assertThat(printed).hasToString("000111222");
        generators.forEach(Generator::close);
    }

    @Test
    void a_body_that_is_closed_runs_its_finally_blocks_but_yields_no_more() {
        List<String> printed = new ArrayList<>();
        HandoffGenerator generator = new HandoffGenerator(yielder -> {
            try {
                yielder.give(1);
                printed.add("resumed");
            } finally {
                printed.add("cleaned up");
                yielder.give(2);
                printed.add("resumed");
            }
        });
        generator.next();
        generator.close();
        assertThat(printed).containsExactly("cleaned up");
        assertExhausted(generator);
    }

    @Test
    void what_the_body_throws_is_thrown_to_who_resumed_it_once() {
        HandoffGenerator generator = new HandoffGenerator(yielder -> {
            throw new ArithmeticException();
        });
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(generator::next);
        assertExhausted(generator);
    }

    @Test
    void an_interrupt_of_the_caller_ends_what_the_body_waits_for() throws InterruptedException {
        HandoffGenerator generator = new HandoffGenerator(yielder -> {
            while (true) Interruptibly.park(yielder);
        });
        Waiter caller = Waiter.asleepIn(generator::next);
        caller.interrupt();
        assertThat(caller.returned()).isFalse();
        assertExhausted(generator);
    }

    @Test
    void an_interrupt_that_the_body_does_not_heed_is_kept_for_the_caller() {
        try (HandoffGenerator generator = new HandoffGenerator()) {
            Thread.currentThread().interrupt();
            assertThat(generator.next()).isEqualTo(0);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(generator.next()).isEqualTo(1);
        }
    }

    @Test
    void a_thousand_generators_that_are_closed_leave_no_thread() throws InterruptedException {
        Queue<Thread> bodies = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < 1_000; i++) {
            HandoffGenerator generator = new HandoffGenerator(yielder -> {
                bodies.add(Thread.currentThread());
                while (true) yielder.give(0);
            });
            generator.next();
            generator.close();
        }
        Threads.join(bodies);
        assertThat(bodies).hasSize(1_000);
    }

    @Test
    void of_ten_callers_each_gets_numbers_of_its_own() throws Exception {
        HandoffGenerator generator =
                new HandoffGenerator(yielder -> IntStream.range(0, 1_000).forEach(yielder::give));
        Queue<Integer> numbers = new ConcurrentLinkedQueue<>();
        Crowd.run(10, () -> {
            for (int i = 0; i < 100; i++) numbers.add(generator.next());
        });
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 1_000).boxed().toList());
        assertExhausted(generator);
    }

    private static void assertExhausted(Generator generator) {
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(generator::next);
    }
}
