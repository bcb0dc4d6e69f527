package dev.turnstile.engine.lincheck.exploring.inputs;

import static org.assertj.core.api.Assertions.assertThat;

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
        clocks.look(THREAD);
        clocks.iterate(THREAD, HEAD);
        return clocks.passRound(THREAD, HEAD);
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
        assertThat(clocks.passRound(THREAD, HEAD)).isFalse();
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
