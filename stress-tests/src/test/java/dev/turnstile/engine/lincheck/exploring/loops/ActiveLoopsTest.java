package dev.turnstile.engine.lincheck.exploring.loops;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ActiveLoopsTest {
    private static final int OUTER = 10;
    private static final int INNER = 20;
    private static final int AFTER = 30;

    private final ActiveLoops loops =
            new ActiveLoops(site -> new StackTraceElement("Type", "method", "Type.java", site));

    @Test
    void the_head_of_the_loop_around_it_ends_a_loop() {
        loops.enter(0, OUTER, 1);
        assertThat(loops.enter(0, INNER, 2)).isEmpty();
        assertThat(loops.enter(0, INNER, 2)).isEmpty();
        assertThat(loops.enter(0, OUTER, 1)).containsExactly(INNER);
        assertThat(loops.enter(0, OUTER, 1)).isEmpty();
    }

    @Test
    void the_end_of_a_call_ends_its_loops_and_no_others() {
        loops.enter(0, OUTER, 1);
        loops.call(0);
        loops.enter(0, INNER, 1);
        loops.call(0);
        assertThat(loops.comeBack(0)).isEmpty();
        assertThat(loops.comeBack(0)).containsExactly(INNER);
        assertThat(loops.exit(0, AFTER, 1)).containsExactly(OUTER);
    }

    @Test
    void threads_are_kept_apart() {
        loops.enter(0, OUTER, 1);
        loops.call(1);
        assertThat(loops.comeBack(1)).isEmpty();
        assertThat(loops.exit(1, AFTER, 1)).isEmpty();
        assertThat(loops.exit(0, AFTER, 1)).containsExactly(OUTER);
    }

    @Test
    void a_method_that_calls_itself_has_its_loops_twice() {
        loops.enter(0, OUTER, 1);
        loops.call(0);
        assertThat(loops.enter(0, OUTER, 1)).isEmpty();
        assertThat(loops.comeBack(0)).containsExactly(OUTER);
        assertThat(loops.exit(0, AFTER, 1)).containsExactly(OUTER);
    }
}
