package dev.turnstile.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.explore.Generator.Kind;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The reduced search shows of random programs exactly what the search without reduction does. */
class RandomProgramsTest {
    private static final int FEW = 30;
    private static final int MANY = 160;

    @ParameterizedTest
    @EnumSource
    void a_few_programs_show_all_outcomes_and_races(Kind kind) {
        compare(kind, 1, FEW);
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    void many_programs_show_all_outcomes_and_races(Kind kind) {
        compare(kind, 1_000_000, MANY);
    }

    private static void compare(Kind kind, int firstSeed, int programs) {
        int compared = 0;
        for (int seed = firstSeed; compared < programs; seed++) {
            Program program = new Generator(kind, new Random(seed)).program();
            if (!Comparison.isSmall(program)) continue;
            compared++;
            String fault = Comparison.fault(program);
            if (fault != null) {
                Program least = Comparison.shrink(program);
                assertThat(Comparison.fault(least))
                        .as("%s, seed %d: %s", kind, seed, least)
                        .isNull();
            }
        }
    }
}
