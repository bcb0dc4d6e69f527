package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.lincheck.inputs.Updating;
import dev.turnstile.engine.lincheck.search.Explored.Clean;
import dev.turnstile.engine.lincheck.search.Explored.Convicted;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** A function that an atomic object applies is explored like any code, between the read of the value and the attempt to set it. */
@Tag("slow")
class FunctionalUpdatesTest {
    private static final long ALLOWANCE = 3_000;

    @TestFactory
    Stream<DynamicTest> each_step_of_a_function_counts() {
        return Checks.exploreAll(Updating.cases(), ALLOWANCE).entrySet().stream()
                .map(found -> DynamicTest.dynamicTest(found.getKey().toString(), () -> {
                    if (!found.getKey().right()) assertThat(found.getValue()).isInstanceOf(Convicted.class);
                    else
                        assertThat(found.getValue()).isInstanceOfSatisfying(Clean.class, clean -> {
                            assertThat(clean.race()).isNull();
                            assertThat(clean.exhausted()).isTrue();
                        });
                }));
    }
}
