package dev.turnstile.engine.jcstress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.canary.RacyCounter;
import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.Counterexample.OutcomeCount;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.Hang;
import dev.turnstile.spec.Symptom;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine's answers about subjects with known faults, in JVMs of its own. */
@Tag("slow")
class JcstressEngineTest {
    @TempDir
    static Path directory;

    private static Map<String, EngineEvidence> evidence;

    @BeforeAll
    static void runAllInOneJvm() throws Exception {
        evidence = StressJvm.run(
                0,
                directory,
                true,
                RacyCounter.class,
                StressSubjects.LargelyRacyCounter.class,
                StressSubjects.WrongCounter.class,
                StressSubjects.AtomicCounter.class,
                StressSubjects.PlainVariables.class,
                StressSubjects.VolatileVariables.class,
                StressSubjects.VolatilePublication.class,
                StressSubjects.JealousCounter.class,
                StressSubjects.ReadingsModel.class,
                StressSubjects.RacyReadings.class,
                StressSubjects.IdleCounter.class,
                StressSubjects.ThreadedCounter.class,
                StressSubjects.SlowCounter.class,
                StressSubjects.SilentSubject.class,
                StressSubjects.OppositeLocks.class);
    }

    @Test
    void a_racy_counter_is_exposed_with_its_table_of_outcomes() {
        Counterexample found = counterexample(RacyCounter.class);
        assertThat(found.symptom()).isEqualTo(Symptom.WRONG_ANSWER);
        assertThat(found.outcomes()).anyMatch(o -> !o.legal() && o.count() > 0).anyMatch(OutcomeCount::legal);
        assertThat(found.rate()).isBetween(Double.MIN_VALUE, 1.0);
        assertThat(found.explanation().deadEnds()).isNotEmpty();
        long counted = found.outcomes().stream().mapToLong(OutcomeCount::count).sum();
        assertThat(evidence.get(RacyCounter.class.getName()).executions()).isGreaterThanOrEqualTo(counted);
    }

    @Test
    void a_counterexample_keeps_nothing_that_it_does_not_need() {
        assertThat(counterexample(StressSubjects.LargelyRacyCounter.class).scenario())
                .isEqualTo("increment() | increment()");
        assertThat(counterexample(StressSubjects.WrongCounter.class).scenario())
                .containsPattern("^(get\\(\\) \\| \\w+|\\w+\\(\\) \\| get)\\(\\)$");
    }

    @Test
    void an_atomic_counter_survives_beside_a_control_that_does_not() {
        assertThat(finding(StressSubjects.AtomicCounter.class))
                .asInstanceOf(type(Finding.Survived.class))
                .extracting(Finding.Survived::coverage)
                .asString()
                .contains("exposed the racy control");
        assertThat(evidence.get(StressSubjects.AtomicCounter.class.getName()).executions())
                .isGreaterThan(1_000);
    }

    @Test
    void store_buffering_is_seen_in_plain_variables() {
        Counterexample found = counterexample(StressSubjects.PlainVariables.class);
        assertThat(found.history()).isEqualTo("writeX(); readY(): 0 | writeY(); readX(): 0");
        assertThat(found.outcomes()).extracting(OutcomeCount::outcome).contains("0 | 0", "0 | 1", "1 | 0", "1 | 1");
    }

    @Test
    void volatile_variables_survive() {
        assertThat(finding(StressSubjects.VolatileVariables.class)).isInstanceOf(Finding.Survived.class);
        assertThat(finding(StressSubjects.VolatilePublication.class)).isInstanceOf(Finding.Survived.class);
    }

    /** Which compilation shows it is not known beforehand: hence several, as in a campaign. */
    @Test
    void publication_without_volatile_is_exposed_in_one_of_a_few_compilations() throws Exception {
        List<EngineEvidence> parts = new ArrayList<>();
        for (int compilation = 0; compilation < 4; compilation++) {
            Class<?> subject = StressSubjects.PlainPublication.class;
            parts.add(StressJvm.run(compilation, directory, false, subject).get(subject.getName()));
            if (parts.get(compilation).finding() instanceof Finding.Violated) break;
        }
        assertThat(JcstressEngine.merge(parts).finding())
                .asInstanceOf(type(Finding.Violated.class))
                .extracting(v -> v.counterexample().history())
                .asString()
                .contains("read(): 0");
    }

    @Test
    void an_exception_that_typed_answers_have_no_room_for_is_found_in_boxed_ones() {
        assertThat(counterexample(StressSubjects.JealousCounter.class).history())
                .contains("increment(): IllegalStateException");
    }

    @Test
    void answers_that_are_not_serializable_are_told_apart_all_the_same() {
        assertThat(finding(StressSubjects.ReadingsModel.class)).isInstanceOf(Finding.Survived.class);
        assertThat(counterexample(StressSubjects.RacyReadings.class).outcomes()).isNotEmpty();
    }

    @Test
    void what_is_wrong_without_a_race_is_found_without_one() {
        assertThat(counterexample(StressSubjects.IdleCounter.class).outcomes()).isEmpty();
    }

    @Test
    void a_deadlock_is_reported_with_its_cycle_and_the_jvm_is_given_up() {
        Counterexample found = counterexample(StressSubjects.OppositeLocks.class);
        assertThat(found.symptom()).isEqualTo(Symptom.DEADLOCK);
        assertThat(found.history()).contains("forth() …").contains("back() …");
        Hang hang = found.hang();
        assertThat(hang.cycle()).hasSize(2);
        assertThat(hang.waiting()).allSatisfy(w -> {
            assertThat(w.waitsAt()).startsWith("StressSubjects.java:");
            assertThat(w.holds()).isNotEmpty();
        });
        assertThat(evidence.get(StressJvm.SPENT)).isEqualTo(evidence.get(StressSubjects.OppositeLocks.class.getName()));
    }

    @Test
    void what_hangs_keeps_nothing_that_it_does_not_need() throws Exception {
        // Whether one of the two smallest parts hangs within its slices is chance.
        assertThat(hanging(StressSubjects.LargelyOppositeLocks.class).split("\\(\\)", -1))
                .hasSizeLessThanOrEqualTo(1 + 4);
        // Every smaller scenario would hang now, whether it can by itself or not: it is one of those that were chosen.
        assertThat(hanging(StressSubjects.SharedOppositeLocks.class))
                .isIn(chosen(StressSubjects.SharedOppositeLocks.class));
    }

    private static List<String> chosen(Class<?> subject) {
        return Given.subject(subject).space().scenarios().stream()
                .map(sorted -> sorted.scenario().toString())
                .toList();
    }

    private static String hanging(Class<?> subject) throws Exception {
        Finding finding = StressJvm.run(0, directory, false, subject)
                .get(subject.getName())
                .finding();
        assertThat(finding).isInstanceOf(Finding.Violated.class);
        return ((Finding.Violated) finding).counterexample().scenario();
    }

    @Test
    void a_wake_up_that_is_lost_is_seen_though_every_answer_is_legal() throws Exception {
        Map<String, EngineEvidence> gates = StressJvm.run(
                0, directory, false, StressSubjects.MonitorGate.class, StressSubjects.StoreLoadGate.class);
        EngineEvidence right = gates.get(StressSubjects.MonitorGate.class.getName());
        assertThat(right.finding()).isInstanceOf(Finding.Survived.class);
        assertThat(right.executions()).isGreaterThan(100);
        assertThat(gates.get(StressSubjects.StoreLoadGate.class.getName()).finding())
                .asInstanceOf(type(Finding.Violated.class))
                .extracting(Finding.Violated::counterexample)
                .satisfies(found -> {
                    assertThat(found.symptom()).isEqualTo(Symptom.STUCK);
                    assertThat(found.history()).contains("pass() …").doesNotContain("open() …");
                });
    }

    @Test
    @Tag("exhaustive") // most of its time it waits
    void a_post_part_that_never_ends_is_stuck() throws Exception {
        Class<?> subject = StressSubjects.NeverSettlingCounter.class;
        Finding finding = StressJvm.run(0, directory, false, subject)
                .get(subject.getName())
                .finding();
        assertThat(finding).isInstanceOf(Finding.Violated.class);
        Counterexample found = ((Finding.Violated) finding).counterexample();
        assertThat(found.symptom()).isEqualTo(Symptom.STUCK);
        assertThat(found.history()).endsWith("[get() …]").doesNotContain("increment() …");
        assertThat(found.hang().waiting()).singleElement().satisfies(w -> {
            assertThat(w.operation()).isEqualTo("get()");
            assertThat(w.waitsAt()).startsWith("StressSubjects.java:");
        });
    }

    @Test
    void what_cannot_be_run_by_the_thousand_or_shows_nothing_is_not_applicable() {
        assertThat(new JcstressEngine().obstacle(DeclarationReader.read(StressSubjects.CloseableCounter.class)))
                .hasValueSatisfying(why -> assertThat(why).contains("closed"));
        assertThat(reason(StressSubjects.ThreadedCounter.class)).contains("threads of its own");
        assertThat(reason(StressSubjects.SilentSubject.class)).contains("only a hang could show a fault");
    }

    @Test
    void an_operation_that_takes_long_is_slow_and_not_stuck() {
        assertThat(reason(StressSubjects.SlowCounter.class))
                .startsWith("slow: about ")
                .contains("for each call of increment")
                .doesNotContain("threads of its own");
    }

    @Test
    void a_counterexample_is_shown_again() {
        for (Class<?> subject :
                List.of(RacyCounter.class, StressSubjects.PlainVariables.class, StressSubjects.JealousCounter.class)) {
            assertThat(StressJvm.replayed(evidence, subject).finding())
                    .asInstanceOf(type(Finding.Violated.class))
                    .extracting(v -> v.counterexample().scenario())
                    .isEqualTo(counterexample(subject).scenario());
        }
    }

    private static Finding finding(Class<?> subject) {
        return evidence.get(subject.getName()).finding();
    }

    private static String reason(Class<?> subject) {
        assertThat(finding(subject)).isInstanceOf(Finding.NotApplicable.class);
        return ((Finding.NotApplicable) finding(subject)).reason();
    }

    private static Counterexample counterexample(Class<?> subject) {
        assertThat(finding(subject)).as(subject.getSimpleName()).isInstanceOf(Finding.Violated.class);
        return ((Finding.Violated) finding(subject)).counterexample();
    }
}
