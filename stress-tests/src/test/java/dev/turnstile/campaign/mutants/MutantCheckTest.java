package dev.turnstile.campaign.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.EvidenceExamples;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.MutantEvidence;
import dev.turnstile.evidence.MutantEvidence.Fate;
import dev.turnstile.mutation.operator.Mutation;
import dev.turnstile.mutation.operator.Visibility;
import dev.turnstile.spec.Level;
import dev.turnstile.spec.Symptom;
import java.util.List;
import org.junit.jupiter.api.Test;

class MutantCheckTest {
    private static final Finding VIOLATED = new Finding.Violated(EvidenceExamples.counterexample(Symptom.STUCK));
    private static final Finding SURVIVED = new Finding.Survived("3 runs");
    private static final Finding ALL = EvidenceExamples.proved(Level.MEMORY_MODEL);
    private static final Finding SEQUENTIAL = EvidenceExamples.proved(Level.SEQUENTIAL);
    private static final Finding UNSURE = new Finding.Inconclusive("too little overlap");
    private static final Finding NOT = new Finding.NotApplicable("it waits");

    @Test
    void one_violation_exposes_it_whatever_others_say() {
        MutantEvidence evidence = check(Visibility.ANYWHERE, SURVIVED, VIOLATED);
        assertThat(evidence.fate()).isEqualTo(Fate.EXPOSED);
        assertThat(evidence.engine()).isEqualTo(EngineName.JQWIK);
        assertThat(evidence.because()).startsWith("stuck in ");
        assertThat(evidence.millis()).isEqualTo(14);
    }

    @Test
    void it_survives_if_an_engine_has_looked() {
        assertThat(check(Visibility.ANYWHERE, NOT, SURVIVED).fate()).isEqualTo(Fate.SURVIVED);
        assertThat(check(Visibility.ANYWHERE, SEQUENTIAL, UNSURE).because())
                .startsWith("lincheck: no difference in every schedule of ")
                .endsWith("jqwik: inconclusive, too little overlap");
    }

    @Test
    void it_is_undecided_if_none_could() {
        assertThat(check(Visibility.ANYWHERE, NOT, UNSURE).fate()).isEqualTo(Fate.UNDECIDED);
        assertThat(check(Visibility.WEAK_HARDWARE, NOT, UNSURE).fate()).isEqualTo(Fate.UNDECIDED);
    }

    @Test
    void what_a_data_race_alone_shows_is_equivalent_where_there_is_none() {
        assertThat(check(Visibility.DATA_RACE, ALL).fate()).isEqualTo(Fate.EQUIVALENT);
        assertThat(check(Visibility.DATA_RACE, SEQUENTIAL).fate()).isEqualTo(Fate.SURVIVED);
        assertThat(check(Visibility.ANYWHERE, ALL).fate()).isEqualTo(Fate.SURVIVED);
        assertThat(check(Visibility.DATA_RACE, VIOLATED).fate()).isEqualTo(Fate.EXPOSED);
    }

    @Test
    void what_nobody_can_see_needs_no_engine() {
        assertThat(check(Visibility.NOWHERE).fate()).isEqualTo(Fate.EQUIVALENT);
        assertThat(check(Visibility.NOWHERE).because()).isEqualTo("somebody");
        assertThat(check(Visibility.NOWHERE, VIOLATED).fate()).isEqualTo(Fate.EXPOSED);
        assertThat(check(Visibility.ANYWHERE).fate()).isEqualTo(Fate.UNDECIDED);
    }

    @Test
    void what_weaker_hardware_alone_shows_is_not_to_be_seen_on_x86() {
        assertThat(check("amd64", Visibility.WEAK_HARDWARE, SEQUENTIAL, SURVIVED)
                        .fate())
                .isEqualTo(Fate.NOT_HERE);
        assertThat(check("aarch64", Visibility.WEAK_HARDWARE, SEQUENTIAL, SURVIVED)
                        .fate())
                .isEqualTo(Fate.SURVIVED);
        assertThat(check("amd64", Visibility.WEAK_HARDWARE, SEQUENTIAL, VIOLATED)
                        .fate())
                .isEqualTo(Fate.EXPOSED);
    }

    @Test
    void the_order_of_reads_alone_needs_no_engine_on_x86() {
        assertThat(check("amd64", Visibility.READ_ORDER).fate()).isEqualTo(Fate.NOT_HERE);
        assertThat(new MutantCheck(mutation(Visibility.READ_ORDER), "amd64").isDecided())
                .isTrue();
        assertThat(new MutantCheck(mutation(Visibility.READ_ORDER), "aarch64").isDecided())
                .isFalse();
        assertThat(check("aarch64", Visibility.READ_ORDER).fate()).isEqualTo(Fate.UNDECIDED);
        assertThat(check("aarch64", Visibility.READ_ORDER, SEQUENTIAL, VIOLATED).fate())
                .isEqualTo(Fate.EXPOSED);
        assertThat(check("amd64", Visibility.WEAK_HARDWARE).fate()).isEqualTo(Fate.UNDECIDED);
    }

    @Test
    void no_schedule_shows_what_a_store_buffer_does() {
        MutantCheck buffered = new MutantCheck(mutation(Visibility.STORE_BUFFER), "amd64");
        assertThat(buffered.isFor(EngineName.LINCHECK)).isFalse();
        assertThat(buffered.isFor(EngineName.JCSTRESS)).isTrue();
        assertThat(buffered.isDecided()).isFalse();
        assertThat(buffered.evidence().fate()).isEqualTo(Fate.UNDECIDED);
        assertThat(buffered.evidence().because()).isEqualTo("no engine that can see it was chosen");
        assertThat(new MutantCheck(mutation(Visibility.ANYWHERE), "amd64").isFor(EngineName.LINCHECK))
                .isTrue();
    }

    @Test
    void no_further_engine_is_asked_once_one_has_exposed_it_or_seen_all() {
        assertThat(after(VIOLATED).isDecided()).isTrue();
        assertThat(after(ALL).isDecided()).isTrue();
        assertThat(after(SEQUENTIAL).isDecided()).isFalse();
        assertThat(after(SURVIVED).isDecided()).isFalse();
        assertThat(after(NOT).isDecided()).isFalse();
    }

    private static MutantEvidence check(Visibility visibility, Finding... findings) {
        return check("amd64", visibility, findings);
    }

    private static MutantEvidence check(String processors, Visibility visibility, Finding... findings) {
        MutantCheck check = new MutantCheck(mutation(visibility), processors);
        EngineName[] engines = {EngineName.LINCHECK, EngineName.JQWIK, EngineName.JCSTRESS};
        for (int i = 0; i < findings.length; i++) check.add(answer(engines[i], findings[i]));
        return check.evidence();
    }

    private static MutantCheck after(Finding finding) {
        MutantCheck check = new MutantCheck(mutation(Visibility.ANYWHERE), "amd64");
        check.add(answer(EngineName.LINCHECK, finding));
        return check;
    }

    private static EngineEvidence answer(EngineName engine, Finding finding) {
        return new EngineEvidence(engine, finding, 1, 2, 7, List.of());
    }

    private static Mutation mutation(Visibility visibility) {
        return new Mutation(
                "some-operator",
                new Mutation.Site("demo/Stack", "push", "(I)V", 12),
                "something is different",
                "somebody",
                visibility,
                type -> {});
    }
}
