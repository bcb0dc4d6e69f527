package dev.turnstile.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.scenario.ScenarioText;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReductionsTest {
    interface Box {
        void put(int value);

        int take();
    }

    private static final List<Operation> OPERATIONS =
            Arrays.stream(Box.class.getDeclaredMethods()).map(Operation::of).toList();

    @Test
    void what_surrounds_the_race_goes_first_then_heads_then_threads_then_calls_then_arguments() {
        assertThat(reductions("[put(1)] put(2); take() | take() [take()]"))
                .containsExactly(
                        "[put(1)] put(2); take() | take()",
                        "put(1)",
                        "put(2); take() | take() [take()]",
                        "[put(1); put(2)] take() | take() [take()]",
                        "[put(1); take()] put(2); take() [take()]",
                        "[put(1)] take() [take()]",
                        "[put(1)] put(2); take() [take()]",
                        "[put(1)] take() | take() [take()]",
                        "[put(1)] put(2) | take() [take()]",
                        "[put(1)] put(1); take() | take() [take()]");
    }

    @Test
    void a_single_call_cannot_be_made_smaller() {
        assertThat(reductions("take()")).isEmpty();
        assertThat(reductions("put(1)")).isEmpty();
    }

    private static List<String> reductions(String text) {
        Scenario scenario = ScenarioText.parse(text, OPERATIONS);
        List<Actor> known = ScenarioText.parse("put(1); put(2); take()", OPERATIONS)
                .parallel()
                .get(0);
        return new Reductions(scenario, new SimplerArguments(0, known))
                .stream().map(Scenario::toString).toList();
    }
}
