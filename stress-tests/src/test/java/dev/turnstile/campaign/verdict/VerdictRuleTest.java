package dev.turnstile.campaign.verdict;

import static dev.turnstile.evidence.EngineName.JCSTRESS;
import static dev.turnstile.evidence.EngineName.JQWIK;
import static dev.turnstile.evidence.EngineName.LINCHECK;
import static dev.turnstile.evidence.EvidenceExamples.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.campaign.wording.FindingText;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.EvidenceExamples;
import dev.turnstile.evidence.FaultKind;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.spec.Fault;
import dev.turnstile.spec.Level;
import dev.turnstile.spec.Symptom;
import dev.turnstile.subjects.Faults;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictRuleTest {
    private static final Finding SURVIVED = new Finding.Survived("5,000 runs");
    private static final Finding EXHAUSTED = EvidenceExamples.proved(Level.MEMORY_MODEL);
    private static final Finding SEQUENTIAL = EvidenceExamples.proved(Level.SEQUENTIAL);
    private static final Finding BOUNDED = EvidenceExamples.proved(Level.BOUNDED);
    private static final Finding INCONCLUSIVE = new Finding.Inconclusive("no overlap");
    private static final Finding NOT_APPLICABLE = new Finding.NotApplicable("it reads a socket");

    @Test
    void a_broken_one_is_exposed_by_one_counterexample_of_its_kind_whatever_the_others_say() {
        for (Finding other : List.of(SURVIVED, EXHAUSTED, INCONCLUSIVE, NOT_APPLICABLE)) {
            assertThat(broken(
                            FaultKind.of(Faults.Oversell.class),
                            violated(JQWIK, Symptom.WRONG_ANSWER),
                            answer(LINCHECK, other)))
                    .isEqualTo(new Ruling(Verdict.EXPOSED, "the declared oversell was exposed by jqwik"));
        }
    }

    @Test
    void one_exposed_though_another_kind_was_seen_too_says_so() {
        Ruling ruling = broken(
                FaultKind.of(Faults.Oversell.class),
                violated(JQWIK, Symptom.WRONG_ANSWER),
                violated(LINCHECK, Symptom.DEADLOCK));
        assertThat(ruling.verdict()).isEqualTo(Verdict.EXPOSED);
        assertThat(ruling.reason()).contains("exposed by jqwik", "lincheck saw it deadlock", "another kind");
    }

    @Test
    void a_broken_one_in_which_only_another_kind_was_seen_is_mislabelled() {
        Ruling ruling = broken(
                FaultKind.of(Faults.Deadlock.class), violated(JQWIK, Symptom.WRONG_ANSWER), answer(LINCHECK, SURVIVED));
        assertThat(ruling.verdict()).isEqualTo(Verdict.MISLABELLED);
        assertThat(ruling.reason()).contains("declared deadlock", "jqwik saw it give a wrong answer");
        assertThat(broken(FaultKind.of(Faults.Oversell.class), violated(JQWIK, Symptom.STUCK))
                        .verdict())
                .isEqualTo(Verdict.MISLABELLED);
    }

    @Test
    void reasons_of_several_lines_are_told_on_one() {
        Finding torn = Finding.Inconclusive.unsettled("close() threw:\n  first\r\n\tsecond \u001b[31mred");
        assertThat(FindingText.oneLine(torn)).isEqualTo("undecided (close() threw: first second \\u001b[31mred)");
        Finding compiler = new Finding.NotApplicable("error:\n  line 2");
        assertThat(FindingText.oneLine(compiler)).isEqualTo("not applicable (error: line 2)");
    }

    @Test
    void a_broken_one_in_which_nothing_was_seen_is_missed() {
        for (Finding decided : List.of(SURVIVED, EXHAUSTED, BOUNDED)) {
            assertThat(broken(
                            FaultKind.of(Faults.Oversell.class),
                            answer(JQWIK, decided),
                            answer(LINCHECK, NOT_APPLICABLE)))
                    .isEqualTo(new Ruling(Verdict.MISSED, "the declared oversell was not found by jqwik"));
        }
    }

    /** The one that could not look may be the one that sees it. */
    @Test
    void a_broken_one_in_which_nothing_was_seen_and_not_all_could_look_is_inconclusive() {
        Ruling ruling =
                broken(FaultKind.of(Faults.Oversell.class), answer(JQWIK, SURVIVED), answer(LINCHECK, INCONCLUSIVE));
        assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ruling.reason())
                .contains("not found by jqwik", "not all engines could decide; lincheck: inconclusive (no overlap)");
    }

    @Test
    void a_broken_one_on_which_no_engine_decided_is_not_missed_but_inconclusive() {
        Ruling ruling = broken(
                FaultKind.of(Faults.Oversell.class), answer(JQWIK, INCONCLUSIVE), answer(LINCHECK, NOT_APPLICABLE));
        assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ruling.reason())
                .contains("jqwik: inconclusive (no overlap)", "lincheck: not applicable (it reads a socket)");
    }

    @Test
    void a_fixed_one_is_refuted_by_one_counterexample_whatever_the_others_say() {
        for (Finding other : List.of(SURVIVED, EXHAUSTED, INCONCLUSIVE, NOT_APPLICABLE)) {
            for (Symptom symptom : Symptom.values()) {
                assertThat(fixed(answer(LINCHECK, other), violated(JCSTRESS, symptom))
                                .verdict())
                        .isEqualTo(Verdict.REFUTED);
            }
        }
        assertThat(fixed(violated(JCSTRESS, Symptom.STUCK)).reason())
                .isEqualTo("it claims to be right, but jcstress saw it get stuck");
    }

    @Test
    void a_fixed_one_is_proved_by_one_exhausted_bound_which_is_stated_with_its_level() {
        Ruling ruling = fixed(answer(JQWIK, INCONCLUSIVE), answer(LINCHECK, EXHAUSTED), answer(JCSTRESS, SURVIVED));
        assertThat(ruling.verdict()).isEqualTo(Verdict.PROVED);
        assertThat(ruling.reason())
                .isEqualTo(
                        "lincheck proved it under the Java memory model: it ran every schedule of 24 scenarios (2 threads "
                                + "with up to 4 operations each, 3 threads with 1 operation each, including all of the smallest scenarios), 4,711 executions in all, "
                                + "and found no data race");
    }

    @Test
    void a_proof_under_sequential_consistency_says_what_kept_it_from_the_higher_level() {
        assertThat(fixed(answer(LINCHECK, SEQUENTIAL)).reason())
                .startsWith("lincheck proved it under sequential consistency: it ran every schedule of 24 scenarios (")
                .doesNotContain("found no data race")
                .endsWith("4,711 executions in all; it is not a proof under the Java memory model: "
                        + "a weak access mode at Demo.java:12; the race on `hash` is annotated as benign: all write the same; "
                        + "modelled instead of run: ReentrantLock, Semaphore");
    }

    @Test
    void a_proof_with_a_bound_on_preemptions_says_which_and_what_did_not_get_as_far() {
        assertThat(fixed(answer(LINCHECK, BOUNDED)).reason())
                .isEqualTo(
                        "lincheck proved it up to a bound on preemptions: it ran every schedule with at most 2 preemptions "
                                + "of 20 scenarios, and every schedule of 7 of them (3 threads with 1 operation each, not "
                                + "including all of the smallest scenarios), 4,711 executions in all; the proof does not cover 4 more "
                                + "scenarios, without a violation so far: every schedule with at most 1 preemption was run");
    }

    @Test
    void of_several_proofs_the_strongest_counts_whatever_their_order() {
        String memoryModel = fixed(answer(LINCHECK, EXHAUSTED)).reason();
        assertThat(fixed(answer(JQWIK, BOUNDED), answer(JCSTRESS, SEQUENTIAL), answer(LINCHECK, EXHAUSTED))
                        .reason())
                .isEqualTo(memoryModel);
        assertThat(fixed(answer(LINCHECK, EXHAUSTED), answer(JQWIK, BOUNDED)).reason())
                .isEqualTo(memoryModel);
        assertThat(fixed(answer(JQWIK, BOUNDED), answer(LINCHECK, SEQUENTIAL)).reason())
                .startsWith("lincheck proved it under sequential consistency");
    }

    @Test
    void engines_that_saw_the_same_are_named_together() {
        assertThat(fixed(
                                violated(LINCHECK, Symptom.WRONG_ANSWER),
                                violated(JCSTRESS, Symptom.WRONG_ANSWER),
                                violated(JQWIK, Symptom.WRONG_ANSWER))
                        .reason())
                .isEqualTo("it claims to be right, but lincheck, jcstress and jqwik saw it give a wrong answer");
        assertThat(fixed(violated(LINCHECK, Symptom.DATA_RACE), violated(JQWIK, Symptom.WRONG_ANSWER))
                        .reason())
                .isEqualTo(
                        "it claims to be right, but lincheck saw it race on data, and jqwik saw it give a wrong answer");
    }

    @Test
    void a_data_race_refutes_and_exposes_like_any_violation() {
        assertThat(fixed(answer(JQWIK, SURVIVED), violated(LINCHECK, Symptom.DATA_RACE)))
                .isEqualTo(new Ruling(Verdict.REFUTED, "it claims to be right, but lincheck saw it race on data"));
        assertThat(broken(FaultKind.of(Faults.Visibility.class), violated(LINCHECK, Symptom.DATA_RACE))
                        .verdict())
                .isEqualTo(Verdict.EXPOSED);
    }

    @Test
    void a_fixed_one_that_only_survived_is_clean_with_what_was_covered() {
        assertThat(fixed(answer(JQWIK, SURVIVED), answer(LINCHECK, INCONCLUSIVE)))
                .isEqualTo(new Ruling(Verdict.CLEAN, "no violation in jqwik's 5,000 runs"));
    }

    @Test
    void a_fixed_one_on_which_no_engine_decided_is_inconclusive() {
        assertThat(fixed(answer(JQWIK, INCONCLUSIVE), answer(LINCHECK, NOT_APPLICABLE))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(fixed().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void what_needs_a_program_that_is_not_there_is_not_installed() {
        Optional<String> missing = Optional.of("memcached is not installed");
        List<EngineEvidence> none = List.of(answer(JQWIK, NOT_APPLICABLE), answer(LINCHECK, NOT_APPLICABLE));
        assertThat(VerdictRule.decide(null, missing, none))
                .isEqualTo(new Ruling(Verdict.NOT_INSTALLED, "it was not checked: memcached is not installed"));
        assertThat(VerdictRule.decide(FaultKind.of(Faults.Leak.class), missing, none)
                        .verdict())
                .isEqualTo(Verdict.NOT_INSTALLED);
        assertThat(VerdictRule.decide(null, Optional.empty(), none).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void what_an_engine_saw_all_the_same_is_not_hidden() {
        assertThat(VerdictRule.decide(
                                null,
                                Optional.of("memcached is not installed"),
                                List.of(answer(LINCHECK, NOT_APPLICABLE), violated(JQWIK, Symptom.STUCK)))
                        .verdict())
                .isEqualTo(Verdict.REFUTED);
    }

    /** A kind of fault that another project declares. */
    @Fault(label = "double booking", showsAs = Symptom.WRONG_ANSWER)
    private interface DoubleBooking {}

    @Test
    void a_kind_of_fault_that_is_in_no_catalogue_is_ruled_on_like_any_other() {
        FaultKind own = FaultKind.of(DoubleBooking.class);
        assertThat(own.fault()).isEqualTo("DOUBLE_BOOKING");
        Ruling exposed = broken(own, violated(JQWIK, Symptom.WRONG_ANSWER));
        assertThat(exposed.verdict()).isEqualTo(Verdict.EXPOSED);
        assertThat(exposed.reason()).isEqualTo("the declared double booking was exposed by jqwik");
        assertThat(broken(own, violated(JQWIK, Symptom.STUCK)).verdict()).isEqualTo(Verdict.MISLABELLED);
    }

    private static Ruling broken(FaultKind fault, EngineEvidence... engines) {
        return VerdictRule.decide(fault, List.of(engines));
    }

    private static Ruling fixed(EngineEvidence... engines) {
        return VerdictRule.decide(null, List.of(engines));
    }

    private static EngineEvidence violated(EngineName engine, Symptom symptom) {
        return answer(engine, new Finding.Violated(EvidenceExamples.counterexample(symptom)));
    }

    @Test
    void where_something_was_seen_that_could_not_be_decided_no_proof_of_another_helps() {
        Finding seen = Finding.Inconclusive.unsettled("1 run did not end");
        for (Finding other : List.of(SURVIVED, EXHAUSTED, INCONCLUSIVE, NOT_APPLICABLE)) {
            Ruling ruling = fixed(answer(LINCHECK, other), answer(JQWIK, seen));
            assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(ruling.reason()).contains("could not be decided; jqwik: undecided (1 run did not end)");
        }
        assertThat(fixed(violated(JCSTRESS, Symptom.STUCK), answer(JQWIK, seen)).verdict())
                .isEqualTo(Verdict.REFUTED);
    }

    @Test
    void an_engine_that_failed_is_no_pass_unless_another_proved() {
        Finding failed = Finding.Inconclusive.failed("it crashed");
        Ruling clean = fixed(answer(JQWIK, SURVIVED), answer(LINCHECK, failed));
        assertThat(clean.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(clean.reason()).isEqualTo("nothing was proved, and an engine failed; lincheck: failed (it crashed)");
        Ruling proved = fixed(answer(JCSTRESS, failed), answer(LINCHECK, EXHAUSTED));
        assertThat(proved.verdict()).isEqualTo(Verdict.PROVED);
        assertThat(proved.reason()).endsWith("; but an engine failed; jcstress: failed (it crashed)");
        assertThat(fixed(answer(JQWIK, SURVIVED), answer(LINCHECK, INCONCLUSIVE))
                        .verdict())
                .isEqualTo(Verdict.CLEAN);
    }
}
