package dev.turnstile.engine.lincheck.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.explore.realtime.RealTimeOrders.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatsTest {
    private static final int MANY = 10_000;

    private static Step step(int thread, int... clock) {
        return new Step(thread, 0, clock);
    }

    /** Whether draws end, of schedules that take turns. */
    @SafeVarargs
    private static boolean ends(List<Step>... schedules) {
        Repeats repeats = new Repeats();
        for (int i = 0; i < MANY && !repeats.areEnough(); i++) repeats.add(schedules[i % schedules.length]);
        return repeats.areEnough();
    }

    @Test
    void draws_end_once_they_only_repeat() {
        assertThat(ends(List.of(step(0, 1), step(1, 0, 1)))).isTrue();
        assertThat(ends(List.of(step(0, 1), step(1, 1, 1)), List.of(step(1, 0, 1), step(0, 1, 1))))
                .isTrue();
    }

    @Test
    void draws_go_on_while_they_bring_something_new() {
        Repeats repeats = new Repeats();
        for (int i = 1; i < MANY; i++) {
            repeats.add(List.of(step(0, i)));
            assertThat(repeats.areEnough()).isFalse();
        }
    }

    @Test
    void what_was_new_late_takes_as_many_repetitions_as_there_are_schedules() {
        Repeats repeats = new Repeats();
        for (int i = 1; i <= 1_000; i++) repeats.add(List.of(step(0, i)));
        for (int i = 1; i < 1_000; i++) repeats.add(List.of(step(0, i)));
        assertThat(repeats.areEnough()).isFalse();
        repeats.add(List.of(step(0, 1)));
        assertThat(repeats.areEnough()).isTrue();
    }

    @Test
    void the_order_of_independent_steps_does_not_matter() {
        Repeats repeats = new Repeats();
        List<Step> schedule = List.of(step(0, 1), step(1, 0, 1));
        List<Step> equivalent = List.of(step(1, 0, 1), step(0, 1, 0));
        List<Step> other = List.of(step(0, 1), step(1, 1, 1));
        for (int i = 0; i < 299; i++) repeats.add(i % 2 == 0 ? schedule : equivalent);
        assertThat(repeats.areEnough()).isFalse();
        repeats.add(other);
        for (int i = 0; i < 299; i++) repeats.add(equivalent);
        assertThat(repeats.areEnough()).isFalse();
        repeats.add(schedule);
        assertThat(repeats.areEnough()).isTrue();
    }
}
