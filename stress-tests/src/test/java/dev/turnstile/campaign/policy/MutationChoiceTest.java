package dev.turnstile.campaign.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.evidence.EvidenceExamples;
import dev.turnstile.evidence.MutantEvidence;
import dev.turnstile.evidence.MutantEvidence.Fate;
import dev.turnstile.evidence.MutationEvidence;
import dev.turnstile.evidence.PolicyRuling;
import dev.turnstile.evidence.SubjectEvidence;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MutationChoiceTest {
    private static final MutationChoice INFORMING = new MutationChoice(true, null);
    private static final MutationChoice HALF = new MutationChoice(true, 0.5);

    @Test
    void a_score_below_the_minimum_fails() {
        assertThat(HALF.rule(scored(Fate.EXPOSED, Fate.SURVIVED), Optional.empty()))
                .isEmpty();
        assertThat(HALF.rule(scored(Fate.EXPOSED, Fate.SURVIVED, Fate.UNDECIDED), Optional.empty()))
                .contains(new PolicyRuling(
                        false,
                        "a mutation score of at least 0.50 is required, and it is 0.33: 1 of 3 mutants exposed"));
    }

    @Test
    void the_score_only_informs_where_nobody_asks_for_one() {
        assertThat(INFORMING.rule(scored(Fate.SURVIVED), Optional.empty())).isEmpty();
    }

    @Test
    void the_higher_of_two_minimums_counts() {
        SubjectEvidence half = scored(Fate.EXPOSED, Fate.SURVIVED);
        assertThat(INFORMING.rule(half, Optional.of(0.9))).isPresent();
        assertThat(HALF.rule(half, Optional.of(0.9))).isPresent();
        assertThat(new MutationChoice(true, 0.9).rule(half, Optional.of(0.1))).isPresent();
        assertThat(HALF.rule(half, Optional.of(0.1))).isEmpty();
    }

    @Test
    void mutants_that_nobody_can_see_here_do_not_count() {
        SubjectEvidence subject = scored(Fate.EXPOSED, Fate.EQUIVALENT, Fate.NOT_HERE, Fate.NOT_HERE);
        assertThat(new MutationChoice(true, 1.0).rule(subject, Optional.empty()))
                .isEmpty();
        assertThat(new MutationChoice(true, 1.0).rule(scored(Fate.EQUIVALENT), Optional.empty()))
                .isEmpty();
    }

    @Test
    void a_subject_without_mutants_is_not_ruled_about() {
        assertThat(HALF.rule(EvidenceExamples.bare("demo.Stack"), Optional.of(1.0)))
                .isEmpty();
    }

    @Test
    void a_subject_that_asks_for_a_score_needs_mutants() {
        SubjectEvidence none = EvidenceExamples.bare("demo.Stack").with(MutationEvidence.none("it is special"));
        assertThat(HALF.rule(none, Optional.empty())).isEmpty();
        assertThat(HALF.rule(none, Optional.of(0.5)))
                .contains(
                        new PolicyRuling(false, "a mutation score is required, but it has no mutants: it is special"));
    }

    @Test
    void what_is_no_choice_is_refused() {
        assertThat(MutationChoice.isOn("true")).isTrue();
        assertThat(MutationChoice.isOn("false")).isFalse();
        assertThatThrownBy(() -> MutationChoice.isOn("yes")).hasMessageContaining("but yes is neither");
        assertThat(MutationChoice.minimum("0.9")).isEqualTo(0.9);
        assertThatThrownBy(() -> MutationChoice.minimum("90%")).hasMessageContaining("but 90% is none");
        assertThatThrownBy(() -> new MutationChoice(true, 90.0)).hasMessageContaining("but 90.0 is none");
        assertThatThrownBy(() -> new MutationChoice(true, Double.NaN)).hasMessageContaining("but NaN is none");
    }

    private static SubjectEvidence scored(Fate... fates) {
        return EvidenceExamples.bare("demo.Stack")
                .with(new MutationEvidence(
                        Arrays.stream(fates).map(MutationChoiceTest::mutant).toList(), 0, 0, null));
    }

    private static MutantEvidence mutant(Fate fate) {
        return new MutantEvidence(
                "some-operator", "demo.Stack", "push", 12, "something is different", fate, null, "so", "somebody", 7);
    }
}
