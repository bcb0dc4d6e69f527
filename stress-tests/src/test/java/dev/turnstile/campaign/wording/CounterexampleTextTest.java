package dev.turnstile.campaign.wording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turnstile.campaign.verdict.VerdictRule;
import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.Counterexample.DataRace;
import dev.turnstile.evidence.Counterexample.WhyIllegal;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.EvidenceExamples;
import dev.turnstile.evidence.FaultKind;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.Json;
import dev.turnstile.evidence.ReplayCommand;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.spec.Symptom;
import dev.turnstile.subjects.Faults;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text about a run that left something, or hangs. */
class CounterexampleTextTest {
    private static final Counterexample LEAK = EvidenceExamples.counterexample(Symptom.LEAK);

    private static String text(Counterexample found) {
        return CounterexampleText.of(
                EvidenceExamples.answer(EngineName.JQWIK, new Finding.Violated(found)),
                found,
                ReplayCommand.orDefault(null));
    }

    @Test
    void what_was_left_is_told_instead_of_orders() {
        assertThat(text(LEAK))
                .contains("jqwik saw it leave something behind")
                .contains("All answers are right, but the subject left behind:\n    - file lock.tmp\n")
                .doesNotContain("No order of the model");
    }

    @Test
    void of_another_symptom_orders_are_told() {
        assertThat(text(EvidenceExamples.counterexample(Symptom.WRONG_ANSWER)))
                .contains("No order of the model explains it")
                .doesNotContain("left behind");
    }

    @Test
    void of_a_data_race_both_accesses_and_the_missing_edge_are_told() {
        assertThat(text(EvidenceExamples.counterexample(Symptom.DATA_RACE)))
                .contains("jqwik saw it race on data", """
                          Data race on Demo.n:
                            - T0 in f1() writes it (plain access) at Demo.java:17
                            - T1 in f2() reads it (volatile access)
                            No unlock or volatile write of T0 comes before the access of T1.
                            If the race is intended: @BenignRace(field = "Demo.n", because = …)
                        """, "  Schedule:\n");
        assertThat(text(EvidenceExamples.counterexample(Symptom.STUCK))).doesNotContain("ata race");
    }

    @Test
    void of_a_data_race_on_an_element_the_field_that_holds_the_array_is_named() {
        Counterexample found = EvidenceExamples.counterexample(Symptom.DATA_RACE);
        assertThat(text(found.withRace(on("Ring.slots[][3]", found))))
                .contains("If the race is intended: @BenignRace(field = \"Ring.slots[][]\", because = …)");
        assertThat(text(found.withRace(on("int[][2]", found))))
                .contains("If the race is intended: access the elements through a VarHandle")
                .doesNotContain("int[][]");
    }

    private static DataRace on(String field, Counterexample found) {
        DataRace race = found.race();
        return new DataRace(field, race.first(), race.second(), race.missing());
    }

    @Test
    void with_a_data_race_answers_may_be_wrong_or_right() {
        Counterexample wrong = EvidenceExamples.counterexample(Symptom.DATA_RACE);
        assertThat(text(wrong)).contains("No order of the model explains it");
        assertThat(text(withoutExplanation(wrong))).doesNotContain("No order of the model explains it");
        assertThat(text(withoutExplanation(EvidenceExamples.counterexample(Symptom.WRONG_ANSWER))))
                .contains("No order of the model explains it");
    }

    private static Counterexample withoutExplanation(Counterexample c) {
        Counterexample bare = new Counterexample(
                c.symptom(),
                c.scenario(),
                c.history(),
                c.threads(),
                new Counterexample.WhyIllegal(List.of(), List.of()),
                c.left(),
                c.interleaving(),
                c.hang(),
                c.outcomes(),
                c.rate(),
                c.replay());
        return c.race() == null ? bare : bare.withRace(c.race());
    }

    /** As evidence was written before there were leaks. */
    @Test
    void evidence_that_does_not_say_has_nothing_left() throws Exception {
        assertThat(LEAK.left()).containsExactly("file lock.tmp");
        assertThat(without("left").left()).isEmpty();
    }

    @Test
    void an_exception_that_nobody_caught_is_told() {
        String clause = "thread \"worker\", which the subject started, ended by AssertionError at Demo.java:41";
        String told = "An uncaught exception ended a thread of the subject:\n    - " + clause + "\n";
        Counterexample wrong = EvidenceExamples.counterexample(Symptom.WRONG_ANSWER);
        assertThat(text(wrong)).contains("No order of the model explains it", told);
        assertThat(text(withRightAnswers(wrong))).contains(told).doesNotContain("No order of the model");
    }

    /** As evidence was written before it was told. */
    @Test
    void evidence_that_does_not_say_has_nothing_uncaught() throws Exception {
        assertThat(LEAK.uncaught()).hasSize(1);
        assertThat(without("uncaught").uncaught()).isEmpty();
        assertThat(text(without("uncaught"))).doesNotContain("uncaught exception");
    }

    private static Counterexample withRightAnswers(Counterexample found) {
        return new Counterexample(
                found.symptom(),
                found.scenario(),
                found.history(),
                found.threads(),
                new WhyIllegal(List.of(), List.of()),
                List.of(),
                found.uncaught(),
                List.of(),
                null,
                null,
                List.of(),
                1.0,
                found.replay());
    }

    @Test
    void of_a_hang_is_told_what_the_subjects_own_threads_do() {
        Counterexample stuck = EvidenceExamples.counterexample(Symptom.STUCK);
        assertThat(text(stuck)).contains("""
                          Meanwhile the subject's own threads:
                            "selector 4711": WAITING at Demo.java:40
                               at sun.nio.ch.EPoll.wait(Native Method)
                        """).contains("    \"worker\": RUNNING\n");
    }

    /** As evidence was written before they were told, and as most subjects have none. */
    @Test
    void where_there_are_none_nothing_is_told_of_them() throws Exception {
        ObjectNode json = Json.mapper().valueToTree(EvidenceExamples.counterexample(Symptom.STUCK));
        ((ObjectNode) json.get("hang")).remove("own");
        Counterexample old = Json.mapper().treeToValue(json, Counterexample.class);
        assertThat(old.hang()).isNotNull();
        assertThat(old.hang().own()).isEmpty();
        assertThat(text(old)).contains("Waiting threads").doesNotContain("own threads");
    }

    private static Counterexample without(String field) throws Exception {
        ObjectNode json = Json.mapper().valueToTree(LEAK);
        json.remove(field);
        return Json.mapper().treeToValue(json, Counterexample.class);
    }

    @ParameterizedTest
    @CsvSource({
        "LEAK, LEAK, EXPOSED",
        "LEAK, WRONG_ANSWER, MISLABELLED",
        "LEAK, STUCK, MISLABELLED",
        "LOST_UPDATE, LEAK, MISLABELLED",
        "STALE_LOCK, STUCK, EXPOSED",
        "STALE_LOCK, WRONG_ANSWER, EXPOSED",
        "STALE_LOCK, LEAK, MISLABELLED",
        "BUFFER_DEADLOCK, STUCK, EXPOSED",
        "BUFFER_DEADLOCK, DEADLOCK, EXPOSED",
        "BUFFER_DEADLOCK, WRONG_ANSWER, MISLABELLED",
        "VISIBILITY, DATA_RACE, EXPOSED",
        "REORDERING, DATA_RACE, EXPOSED",
        "TORN_READ, DATA_RACE, EXPOSED",
        "LOST_UPDATE, DATA_RACE, EXPOSED",
        "DEADLOCK, DATA_RACE, MISLABELLED",
        "OVERSELL, DATA_RACE, MISLABELLED"
    })
    void a_fault_is_exposed_by_what_it_looks_like_alone(String fault, Symptom symptom, Verdict verdict) {
        FaultKind kind = Stream.of(Faults.class.getClasses())
                .map(FaultKind::of)
                .filter(k -> k.fault().equals(fault))
                .findFirst()
                .orElseThrow();
        EngineEvidence seen = EvidenceExamples.answer(
                EngineName.JQWIK, new Finding.Violated(EvidenceExamples.counterexample(symptom)));
        assertThat(VerdictRule.decide(kind, List.of(seen)).verdict()).isEqualTo(verdict);
    }
}
