package dev.turnstile.engine.lincheck.exploring.loops;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndlessnessTest {
    private final Endlessness endlessness = new Endlessness();

    private int roundsUntilTheEnd() {
        int rounds = 1;
        while (!endlessness.round()) rounds++;
        return rounds;
    }

    @Test
    void a_loop_is_endless_after_very_many_rounds_without_a_step() {
        assertThat(roundsUntilTheEnd()).isGreaterThan(100_000);
        endlessness.step();
        assertThat(endlessness.round()).isFalse();
    }

    @Test
    void a_recursion_is_endless_before_the_stack_overflows() {
        int calls = 1;
        while (!endlessness.call(0)) calls++;
        assertThat(calls).isBetween(1_000, 5_000);
        assertThat(endlessness.call(1)).isFalse();
    }

    @Test
    void calls_that_came_back_do_not_count() {
        for (int i = 0; i < 100_000; i++) {
            assertThat(endlessness.call(0)).isFalse();
            endlessness.comeBack(0);
        }
    }
}
