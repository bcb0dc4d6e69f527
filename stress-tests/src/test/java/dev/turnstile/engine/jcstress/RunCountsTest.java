package dev.turnstile.engine.jcstress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.canary.RacyCounter;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.scenario.ScenarioText;
import org.junit.jupiter.api.Test;

class RunCountsTest {
    private final RunCounts counts = new RunCounts();

    private static Scenario scenario(String text) {
        return ScenarioText.parse(
                text, DeclarationReader.read(RacyCounter.class).operations());
    }

    @Test
    void what_was_not_raced_was_run_one_thread_after_the_other() {
        counts.alone(scenario("increment() | increment()"));
        assertThat(counts.scenarios()).isEqualTo(1);
        assertThat(counts.runs(0)).isEqualTo(1);
    }

    @Test
    void a_race_that_hangs_is_a_run_though_no_outcome_was_counted() {
        for (String text : new String[] {"increment() | increment()", "increment(); increment() | increment()"})
            counts.alone(scenario(text));
        counts.raced(scenario("increment() | increment()"));
        counts.hung();
        assertThat(counts.scenarios()).isEqualTo(1);
        assertThat(counts.runs(0)).isEqualTo(1);
    }

    @Test
    void races_that_ended_are_those_that_tables_count() {
        counts.alone(scenario("increment() | increment()"));
        counts.raced(scenario("increment() | increment()"));
        counts.raced(scenario("increment() | increment()"));
        assertThat(counts.scenarios()).isEqualTo(1);
        assertThat(counts.runs(1_000)).isEqualTo(1_000);
    }
}
