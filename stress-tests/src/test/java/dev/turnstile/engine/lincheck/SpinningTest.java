package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.lincheck.inputs.Spinning;
import dev.turnstile.engine.lincheck.replay.Mode;
import dev.turnstile.engine.lincheck.search.Explored;
import dev.turnstile.engine.lincheck.search.Explored.Clean;
import dev.turnstile.engine.lincheck.search.Explored.Convicted;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A loop that counts its rounds ends, however long it looks like one that waits. */
@Tag("slow")
class SpinningTest {
    private static final int ALLOWANCE = 2_000;

    private static Explored explore(Class<?> subject, Mode mode) {
        return Checks.explore(subject, "poll() | open()", mode, ALLOWANCE);
    }

    static List<Class<?>> ending() {
        return Spinning.ending();
    }

    static List<Class<?>> endless() {
        return Spinning.endless();
    }

    @ParameterizedTest
    @MethodSource("ending")
    void a_loop_that_counts_its_rounds_is_not_stuck(Class<?> subject) {
        assertThat(explore(subject, Mode.EVERY)).isInstanceOf(Clean.class);
        assertThat(explore(subject, Mode.within(1))).isInstanceOf(Clean.class);
    }

    @ParameterizedTest
    @MethodSource("endless")
    void a_loop_that_goes_round_for_good_is(Class<?> subject) {
        assertThat(explore(subject, Mode.EVERY))
                .asInstanceOf(InstanceOfAssertFactories.type(Convicted.class))
                .satisfies(convicted -> assertThat(convicted.hang()).isNotNull());
    }
}
