package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.lincheck.inputs.Searching;
import dev.turnstile.engine.lincheck.search.Explored;
import dev.turnstile.engine.lincheck.search.Explored.Clean;
import dev.turnstile.engine.lincheck.search.Explored.Convicted;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A loop that goes through elements, or is left, does not wait, even if it does nothing but read. */
@Tag("slow")
class SearchingTest {
    private static final int ALLOWANCE = 2_000;

    private static Explored explore(Class<?> subject) {
        return Checks.explore(subject, "search() | change()", ALLOWANCE);
    }

    static List<Class<?>> right() {
        return Searching.right();
    }

    static List<Class<?>> endless() {
        return Searching.endless();
    }

    @ParameterizedTest
    @MethodSource("right")
    void a_loop_that_makes_progress_ends(Class<?> subject) {
        assertThat(explore(subject))
                .asInstanceOf(InstanceOfAssertFactories.type(Clean.class))
                .satisfies(clean -> {
                    assertThat(clean.gap()).isNull();
                    assertThat(clean.exhausted()).isTrue();
                    assertThat(clean.lowered()).isEmpty();
                });
    }

    @ParameterizedTest
    @MethodSource("endless")
    void one_that_waits_for_good_is_stuck(Class<?> subject) {
        assertThat(explore(subject))
                .asInstanceOf(InstanceOfAssertFactories.type(Convicted.class))
                .satisfies(convicted -> assertThat(convicted.hang()).isNotNull());
    }
}
