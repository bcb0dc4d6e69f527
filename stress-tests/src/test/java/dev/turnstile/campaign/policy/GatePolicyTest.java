package dev.turnstile.campaign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.EvidenceExamples;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.PolicyRuling;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.spec.Level;
import dev.turnstile.spec.Symptom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GatePolicyTest {
    private static final String NAME = "demo.Stack";

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void without_wishes_the_verdict_alone_decides(Verdict verdict) {
        assertThat(GatePolicy.STANDARD.rule(evidence(verdict), Optional.empty()))
                .isEmpty();
    }

    @Test
    void a_known_finding_passes() {
        SubjectEvidence refuted = evidence(Verdict.REFUTED, Symptom.DATA_RACE);
        assertThat(ruling(knowing(Symptom.DATA_RACE), refuted))
                .isEqualTo(new PolicyRuling(true, "the baseline has data race"));
        assertThat(knowing(Symptom.DATA_RACE).tolerates(NAME, Symptom.DATA_RACE))
                .isTrue();
    }

    @Test
    void a_new_finding_beside_a_known_one_fails() {
        SubjectEvidence refuted = evidence(Verdict.REFUTED, Symptom.DATA_RACE, Symptom.DEADLOCK);
        assertThat(ruling(knowing(Symptom.DATA_RACE), refuted))
                .isEqualTo(new PolicyRuling(false, "the baseline does not have deadlock"));
        assertThat(knowing(Symptom.DATA_RACE).tolerates(NAME, Symptom.DEADLOCK)).isFalse();
        assertThat(knowing(Symptom.DATA_RACE).tolerates("demo.Other", Symptom.DATA_RACE))
                .isFalse();
    }

    @Test
    void a_known_finding_that_has_vanished_fails() {
        for (Verdict verdict : List.of(Verdict.PROVED, Verdict.CLEAN))
            assertThat(ruling(knowing(Symptom.STUCK), evidence(verdict)))
                    .isNotNull()
                    .matches(ruling -> !ruling.passes())
                    .matches(ruling -> ruling.because().contains("take it out of the baseline"));
        assertThat(ruling(knowing(Symptom.STUCK), evidence(Verdict.INCONCLUSIVE)))
                .as("nothing is known of it")
                .isNull();
    }

    @Test
    void a_weaker_proof_than_required_fails() {
        GatePolicy sequential = requiring(Level.SEQUENTIAL);
        assertThat(ruling(sequential, proved(Level.MEMORY_MODEL))).isNull();
        assertThat(ruling(sequential, proved(Level.SEQUENTIAL))).isNull();
        assertThat(ruling(sequential, proved(Level.BOUNDED)))
                .isEqualTo(new PolicyRuling(
                        false,
                        "a proof of the level \"sequential\" is required, and it is proved at the level \"bounded\""));
        assertThat(ruling(sequential, evidence(Verdict.CLEAN)))
                .isEqualTo(new PolicyRuling(
                        false, "a proof of the level \"sequential\" is required, and it is not proved"));
    }

    @Test
    void the_stronger_of_two_requirements_counts() {
        SubjectEvidence sequential = proved(Level.SEQUENTIAL);
        assertThat(requiring(Level.BOUNDED).rule(sequential, Optional.of(Level.MEMORY_MODEL)))
                .get()
                .matches(ruling -> !ruling.passes());
        assertThat(requiring(Level.MEMORY_MODEL).rule(sequential, Optional.of(Level.BOUNDED)))
                .get()
                .matches(ruling -> !ruling.passes());
        assertThat(GatePolicy.STANDARD.rule(sequential, Optional.of(Level.BOUNDED)))
                .isEmpty();
    }

    @Test
    void a_requirement_asks_nothing_of_what_is_broken_on_purpose() {
        assertThat(ruling(requiring(Level.MEMORY_MODEL), evidence(Verdict.EXPOSED)))
                .isNull();
    }

    @Test
    void the_project_says_which_verdicts_fail() {
        GatePolicy policy = new GatePolicy(Set.of(Verdict.REFUTED, Verdict.CLEAN), null, Baseline.EMPTY);
        assertThat(ruling(policy, evidence(Verdict.INCONCLUSIVE)))
                .isEqualTo(new PolicyRuling(true, "turnstile.fail does not name inconclusive"));
        assertThat(ruling(policy, evidence(Verdict.CLEAN)))
                .isEqualTo(new PolicyRuling(false, "turnstile.fail names clean"));
        assertThat(ruling(policy, evidence(Verdict.REFUTED, Symptom.LEAK))).isNull();
        assertThat(policy.tolerates(NAME, Symptom.LEAK)).isFalse();
        assertThat(new GatePolicy(Set.of(Verdict.CLEAN), null, Baseline.EMPTY).tolerates(NAME, Symptom.LEAK))
                .isTrue();
    }

    private static @Nullable PolicyRuling ruling(GatePolicy policy, SubjectEvidence evidence) {
        return policy.rule(evidence, Optional.empty()).orElse(null);
    }

    private static GatePolicy knowing(Symptom known) {
        return new GatePolicy(GatePolicy.STANDARD.failing(), null, new Baseline(Map.of(NAME, Set.of(known))));
    }

    private static GatePolicy requiring(Level level) {
        return new GatePolicy(GatePolicy.STANDARD.failing(), level, Baseline.EMPTY);
    }

    private static SubjectEvidence proved(Level level) {
        return evidence(Verdict.PROVED, List.of(EvidenceExamples.proved(level)));
    }

    private static SubjectEvidence evidence(Verdict verdict, Symptom... symptoms) {
        return evidence(
                verdict,
                Arrays.stream(symptoms)
                        .map(symptom -> (Finding) new Finding.Violated(EvidenceExamples.counterexample(symptom)))
                        .toList());
    }

    private static SubjectEvidence evidence(Verdict verdict, List<? extends Finding> findings) {
        return new SubjectEvidence(
                SubjectEvidence.SCHEMA,
                NAME,
                "demo.Contract",
                "demo.Model",
                null,
                null,
                verdict,
                "for a reason",
                findings.stream()
                        .map(finding -> new EngineEvidence(EngineName.LINCHECK, finding, 1, 1, 1, List.of()))
                        .toList(),
                EvidenceExamples.ORIGIN,
                List.of());
    }
}
