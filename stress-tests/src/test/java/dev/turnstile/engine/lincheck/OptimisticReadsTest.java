package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.lincheck.inputs.Optimistic;
import dev.turnstile.engine.lincheck.search.Explored;
import dev.turnstile.engine.lincheck.search.Explored.Clean;
import dev.turnstile.engine.lincheck.search.Explored.Convicted;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Optimistic reads race by design. The race counts only if the value is used although a writer came in between. */
@Tag("slow")
class OptimisticReadsTest {
    private static final int ALLOWANCE = 2_000;

    private static Explored explore(Class<?> subject) {
        return Checks.explore(subject, "increment() | sum()", ALLOWANCE);
    }

    @ParameterizedTest
    @ValueSource(classes = {Optimistic.Validates.class, Optimistic.Converts.class})
    void reads_that_are_validated_are_no_race(Class<?> subject) {
        assertThat(explore(subject)).isInstanceOfSatisfying(Clean.class, clean -> {
            assertThat(clean.race()).isNull();
            assertThat(clean.lowered()).anyMatch(note -> note.contains("races by design"));
        });
    }

    @ParameterizedTest
    @ValueSource(classes = {Optimistic.NeverValidates.class, Optimistic.ReadsAfterwards.class})
    void what_is_read_without_is_wrong(Class<?> subject) {
        assertThat(explore(subject)).isInstanceOf(Convicted.class);
    }

    @Test
    void a_writer_without_the_lock_races() {
        assertThat(explore(Optimistic.WritesUnlocked.class))
                .isInstanceOfSatisfying(
                        Clean.class, clean -> assertThat(clean.race()).isNotNull());
    }
}
