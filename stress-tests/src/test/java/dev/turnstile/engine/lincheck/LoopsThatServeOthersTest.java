package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.lincheck.inputs.Serving;
import dev.turnstile.engine.lincheck.replay.Mode;
import dev.turnstile.engine.lincheck.search.Explored;
import dev.turnstile.engine.lincheck.search.Explored.Clean;
import dev.turnstile.engine.lincheck.search.Explored.Convicted;
import dev.turnstile.subjects.events.TimedMonitorEvent;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A loop that waits is held up until something changes, but not where another thread needs what its rounds do. */
@Tag("slow")
class LoopsThatServeOthersTest {
    private static final int ALLOWANCE = 1_000;

    private static Explored explore(Class<?> subject, Mode mode) {
        return Checks.explore(subject, "serve() | dine()", mode, ALLOWANCE);
    }

    static List<Class<?>> right() {
        return Serving.right();
    }

    static List<Class<?>> timed() {
        return Serving.timed();
    }

    static List<Class<?>> wrong() {
        return Serving.wrong();
    }

    @ParameterizedTest
    @MethodSource("right")
    void nobody_waits_for_good(Class<?> subject) {
        assertThat(explore(subject, Mode.EVERY))
                .asInstanceOf(InstanceOfAssertFactories.type(Clean.class))
                .satisfies(clean -> {
                    assertThat(clean.gap()).isNull();
                    assertThat(clean.exhausted()).isTrue();
                });
    }

    /** Two loops may keep each other going within a bound; that is cut. */
    @ParameterizedTest
    @MethodSource("right")
    void nor_with_a_bound(Class<?> subject) {
        assertThat(explore(subject, Mode.within(2))).isInstanceOf(Clean.class);
    }

    /** Each leaves the monitor as it waits, but notifies nobody: a long limit does not run out for that. */
    @Test
    void two_that_only_wait_do_not_help_each_other() {
        assertThat(Checks.explore(TimedMonitorEvent.class, "await(LONG) | await(LONG)", ALLOWANCE))
                .asInstanceOf(InstanceOfAssertFactories.type(Clean.class))
                .satisfies(clean -> assertThat(clean.exhausted()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("timed")
    void where_that_takes_time_nothing_is_claimed(Class<?> subject) {
        assertThat(explore(subject, Mode.EVERY))
                .asInstanceOf(InstanceOfAssertFactories.type(Clean.class))
                .satisfies(clean -> assertThat(clean.isProof()).isFalse());
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void who_waits_for_good_is_found(Class<?> subject) {
        assertThat(explore(subject, Mode.EVERY))
                .asInstanceOf(InstanceOfAssertFactories.type(Convicted.class))
                .satisfies(convicted -> assertThat(convicted.hang()).isNotNull());
    }
}
