package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.lincheck.inputs.Polling;
import dev.turnstile.engine.lincheck.replay.Mode;
import dev.turnstile.engine.lincheck.search.Explored;
import dev.turnstile.engine.lincheck.search.Explored.Clean;
import dev.turnstile.engine.lincheck.search.Explored.Convicted;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A loop that polls until a deadline ends when that has passed. One without a deadline is stuck if nobody else ends it. */
@Tag("slow")
class PollingTest {
    private static final int ALLOWANCE = 1_000;

    private static Explored explore(Class<?> subject, Mode mode) {
        return Checks.explore(subject, "poll() | open()", mode, ALLOWANCE);
    }

    static List<Class<?>> plain() {
        return Polling.plain();
    }

    static List<Class<?>> untilDeadline() {
        return Polling.untilDeadline();
    }

    static List<Class<?>> others() {
        return Polling.others();
    }

    static List<Class<?>> endless() {
        return Polling.endless();
    }

    @ParameterizedTest
    @MethodSource("plain")
    void a_deadline_passes(Class<?> subject) {
        assertThat(explore(subject, Mode.EVERY))
                .asInstanceOf(InstanceOfAssertFactories.type(Clean.class))
                // Nobody knows whether the deadline stays where it is, so nothing is proved.
                .satisfies(clean -> assertThat(clean.gap()).contains("deadline"));
    }

    @ParameterizedTest
    @MethodSource("untilDeadline")
    void a_wait_until_the_deadline_is_explored_whole(Class<?> subject) {
        assertThat(explore(subject, Mode.EVERY))
                .asInstanceOf(InstanceOfAssertFactories.type(Clean.class))
                .satisfies(clean -> assertThat(clean.exhausted()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("plain")
    void so_it_does_within_a_bound(Class<?> subject) {
        assertThat(explore(subject, Mode.within(2))).isInstanceOf(Clean.class);
    }

    @ParameterizedTest
    @MethodSource("others")
    void also_where_the_rounds_are_not_known_to_be_the_same(Class<?> subject) {
        assertThat(explore(subject, Mode.EVERY)).isInstanceOf(Clean.class);
    }

    @ParameterizedTest
    @MethodSource("endless")
    void without_a_deadline_the_loop_is_stuck(Class<?> subject) {
        assertThat(explore(subject, Mode.EVERY))
                .asInstanceOf(InstanceOfAssertFactories.type(Convicted.class))
                .satisfies(convicted -> assertThat(convicted.hang()).isNotNull());
    }
}
