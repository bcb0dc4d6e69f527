package dev.turnstile.engine.lincheck.exploring.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.explore.Passing;
import org.junit.jupiter.api.Test;

class ThreadClocksTest {
    private static final int THREAD = 1;
    private static final int HEAD = 7;

    private boolean late;
    private final ThreadClocks clocks = new ThreadClocks(thread -> late);

    @Test
    void a_limit_may_pass_after_a_wait_that_ended_early_but_once_only() {
        clocks.endedEarly(THREAD, 100);
        assertThat(clocks.look(THREAD)).isZero();
        late = true;
        assertThat(clocks.look(THREAD)).as("it has been decided").isZero();
        clocks.endedEarly(THREAD, 100);
        assertThat(clocks.look(THREAD)).isEqualTo(100);
        assertThat(clocks.look(THREAD)).isEqualTo(100);
    }

    private boolean passesAfterLook() {
        return roundWithLook() == Passing.LEAP;
    }

    private Passing roundWithLook() {
        clocks.look(THREAD);
        clocks.iterate(THREAD, HEAD);
        return clocks.passRound(THREAD, HEAD);
    }

    private Passing roundThatTakes(long nanos) {
        clocks.pass(THREAD, nanos);
        return roundWithLook();
    }

    @Test
    void rounds_that_take_time_are_made_as_they_are_but_not_for_ever() {
        clocks.iterate(THREAD, HEAD);
        assertThat(roundThatTakes(5)).isEqualTo(Passing.IN_ROUND);
        assertThat(clocks.now(THREAD)).isEqualTo(5);
        int rounds = 0;
        while (roundThatTakes(5) == Passing.IN_ROUND) assertThat(++rounds).isLessThan(10);
        assertThat(clocks.now(THREAD)).as("it has leapt").isGreaterThan(1_000);
    }

    @Test
    void a_leap_is_no_time_that_a_round_has_taken() {
        clocks.iterate(THREAD, HEAD);
        assertThat(roundWithLook()).isEqualTo(Passing.LEAP);
        assertThat(roundWithLook()).isEqualTo(Passing.LEAP);
        assertThat(roundWithLook()).isEqualTo(Passing.NONE);
    }

    @Test
    void time_passes_in_a_loop_that_looks_at_the_clock_up_to_all_limits_that_run_out() {
        clocks.iterate(THREAD, HEAD);
        int rounds = 0;
        while (passesAfterLook()) assertThat(++rounds).isLessThan(10);
        assertThat(clocks.now(THREAD)).isGreaterThanOrEqualTo(ThreadClocks.UNKNOWN_LIMIT_NANOS);
    }

    @Test
    void short_deadlines_come_first() {
        clocks.iterate(THREAD, HEAD);
        assertThat(passesAfterLook()).isTrue();
        assertThat(clocks.now(THREAD)).isLessThan(1_000_000_000);
    }

    @Test
    void no_time_passes_in_a_round_that_does_not_look() {
        clocks.look(THREAD);
        clocks.iterate(THREAD, HEAD);
        clocks.iterate(THREAD, HEAD);
        assertThat(clocks.passRound(THREAD, HEAD)).isEqualTo(Passing.NONE);
        assertThat(clocks.now(THREAD)).isZero();
    }

    @Test
    void each_stay_in_a_loop_has_its_own_time() {
        clocks.iterate(THREAD, HEAD);
        while (passesAfterLook()) assertThat(clocks.now(THREAD)).isPositive();
        clocks.leave(THREAD, HEAD);
        clocks.iterate(THREAD, HEAD);
        assertThat(passesAfterLook()).isTrue();
    }

    @Test
    void a_thread_begins_at_the_time_of_the_one_that_starts_it() {
        clocks.pass(THREAD, 5);
        clocks.start(2, THREAD);
        clocks.pass(THREAD, 5);
        assertThat(clocks.now(2)).isEqualTo(5);
    }
}
