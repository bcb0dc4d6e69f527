package dev.turnstile.engine.jcstress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.scenario.Scenario;
import org.junit.jupiter.api.Test;

class SubScenariosTest {
    private final Scenario scenario = Given.subject(StressSubjects.AtomicCounter.class)
            .scenario("[get()] increment(); get() | increment() [get()]")
            .scenario();

    @Test
    void actors_are_left_out_in_every_way_that_leaves_two_threads() {
        assertThat(new SubScenarios(scenario).ofSize(2))
                .extracting(Scenario::toString)
                .containsExactlyInAnyOrder("increment() | increment()", "get() | increment()");
        assertThat(new SubScenarios(scenario).ofSize(3))
                .extracting(Scenario::toString)
                .containsExactlyInAnyOrder(
                        "[get()] increment() | increment()",
                        "[get()] get() | increment()",
                        "increment(); get() | increment()",
                        "increment() | increment() [get()]",
                        "get() | increment() [get()]");
    }

    @Test
    void all_are_a_part_and_there_is_no_larger_one() {
        assertThat(new SubScenarios(scenario).ofSize(5)).containsExactly(scenario);
        assertThat(new SubScenarios(scenario).ofSize(6)).isEmpty();
    }
}
