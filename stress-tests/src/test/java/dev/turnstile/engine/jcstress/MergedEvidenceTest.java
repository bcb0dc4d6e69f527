package dev.turnstile.engine.jcstress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.Counterexample.WhyIllegal;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.Finding;
import dev.turnstile.spec.Symptom;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergedEvidenceTest {
    private static final Finding VIOLATED = new Finding.Violated(new Counterexample(
            Symptom.WRONG_ANSWER,
            "s",
            "h",
            List.of(),
            new WhyIllegal(List.of(), List.of()),
            List.of(),
            List.of(),
            null,
            List.of(),
            null,
            "t"));

    @Test
    void one_violation_is_enough() {
        assertThat(merged(new Finding.Survived("a"), VIOLATED, new Finding.Inconclusive("b"))
                        .finding())
                .isEqualTo(VIOLATED);
    }

    @Test
    void what_survived_survived_in_each() {
        EngineEvidence merged = merged(new Finding.Survived("a"), new Finding.Survived("b"));
        assertThat(merged.finding()).isEqualTo(new Finding.Survived("a; b"));
        assertThat(merged.scenarios()).isEqualTo(6);
        assertThat(merged.executions()).isEqualTo(200);
        assertThat(merged.millis()).isEqualTo(20);
    }

    @Test
    void undecided_is_the_answer_only_if_nothing_was_decided_but_is_always_told() {
        EngineEvidence merged = merged(new Finding.Survived("a"), new Finding.Inconclusive("no overlap"));
        assertThat(merged.finding()).isEqualTo(new Finding.Survived("a"));
        assertThat(merged.notes()).anyMatch(note -> note.contains("1 of 2") && note.contains("no overlap"));
        assertThat(merged(new Finding.Inconclusive("x"), new Finding.Inconclusive("y"))
                        .finding())
                .isEqualTo(new Finding.Inconclusive("x"));
    }

    @Test
    void what_failed_or_saw_something_in_one_compilation_is_not_made_good_by_another() {
        Finding failed = Finding.Inconclusive.failed("crashed");
        Finding seen = Finding.Inconclusive.unsettled("did not end");
        assertThat(merged(new Finding.Survived("a"), failed).finding()).isEqualTo(failed);
        assertThat(merged(failed, new Finding.Survived("a"), seen).finding()).isEqualTo(seen);
        assertThat(merged(seen, VIOLATED).finding()).isEqualTo(VIOLATED);
    }

    @Test
    void not_applicable_stays_so() {
        Finding not = new Finding.NotApplicable("n");
        assertThat(merged(not, not).finding()).isEqualTo(not);
    }

    private static EngineEvidence merged(Finding... findings) {
        return JcstressEngine.merge(List.of(findings).stream()
                .map(f -> new EngineEvidence(EngineName.JCSTRESS, f, 6, 100, 10, List.of()))
                .toList());
    }
}
