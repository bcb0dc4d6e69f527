package dev.turnstile.engine.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.Budgets;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Finding.Inconclusive;
import dev.turnstile.evidence.Finding.Survived;
import dev.turnstile.evidence.Finding.Violated;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.leak.LeakCheck;
import dev.turnstile.spec.Symptom;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
@Tag("exhaustive") // most of its time it waits
class SlowSubjectsTest {
    private static final int SCENARIOS = 2;

    @ParameterizedTest
    @ValueSource(classes = {SlowSubjects.Computing.class, SlowSubjects.Sleeping.class})
    void what_returns_in_the_end_is_slow_and_not_stuck(Class<?> subject) {
        EngineEvidence evidence = check(new JqwikEngine(), subject, Duration.ofSeconds(3));
        assertThat(evidence.finding())
                .isInstanceOfSatisfying(
                        Inconclusive.class,
                        i -> assertThat(i.reason())
                                .contains("the operations are slow", "for each call of step")
                                .doesNotContain("machine"));
        assertThat(evidence.notes()).singleElement().asString().startsWith("slow: about ");
    }

    @Test
    void few_runs_of_a_slow_subject_are_enough_for_whoever_asks_for_few() {
        EngineEvidence evidence =
                check(new JqwikEngine(1, LeakCheck::new), SlowSubjects.Excluding.class, Duration.ofSeconds(3));
        assertThat(evidence.finding()).isInstanceOf(Survived.class);
    }

    @Test
    void what_is_slow_and_does_not_return_either_is_stuck() {
        try {
            EngineEvidence evidence = check(new JqwikEngine(), SlowSubjects.SlowAndStuck.class, Duration.ofSeconds(60));
            assertThat(evidence.finding()).isInstanceOfSatisfying(Violated.class, violated -> {
                assertThat(violated.counterexample().symptom()).isEqualTo(Symptom.STUCK);
                assertThat(violated.counterexample().scenario()).contains("|");
            });
        } finally {
            SlowSubjects.SlowAndStuck.stop = true;
        }
    }

    private static EngineEvidence check(JqwikEngine engine, Class<?> subject, Duration guard) {
        Declaration declaration = DeclarationReader.read(subject);
        return engine.check(
                declaration,
                ScenarioSpace.of(declaration, 1, SCENARIOS),
                Budgets.of(SCENARIOS, 0, 50, 0, 0, guard),
                at -> {});
    }
}
