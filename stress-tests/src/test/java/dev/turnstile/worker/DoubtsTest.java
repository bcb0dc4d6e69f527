package dev.turnstile.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.EvidenceExamples;
import dev.turnstile.evidence.Finding;
import dev.turnstile.spec.Subject;
import dev.turnstile.spec.Symptom;
import java.util.List;
import org.junit.jupiter.api.Test;

public class DoubtsTest {
    private static final EngineEvidence CLEAN = evidence(new Finding.Survived("all"));
    private static final EngineEvidence VIOLATED =
            evidence(new Finding.Violated(EvidenceExamples.counterexample(Symptom.WRONG_ANSWER)));

    public interface Silent {
        void poke();
    }

    public static final class SilentModel implements Silent {
        @Override
        public void poke() {}
    }

    @Subject(model = SilentModel.class)
    public static class Blind implements Silent {
        @Override
        public void poke() {}
    }

    @Test
    void a_clean_answer_about_a_subject_that_shows_nothing_is_inconclusive() {
        EngineEvidence lowered = Doubts.unlessBlind(declaration(Blind.class), CLEAN);
        assertThat(lowered.finding()).isInstanceOf(Finding.Inconclusive.class);
        assertThat(lowered.notes()).isEqualTo(CLEAN.notes());
    }

    @Test
    void a_violation_of_a_subject_that_shows_nothing_else_stands() {
        assertThat(Doubts.unlessBlind(declaration(Blind.class), VIOLATED)).isSameAs(VIOLATED);
    }

    @Test
    void a_violation_after_static_fields_changed_is_inconclusive_unless_it_is_certain() {
        List<String> fields = List.of("Counter.total");
        EngineEvidence doubted = Doubts.afterLastingChanges(fields, false, VIOLATED);
        assertThat(doubted.finding())
                .isInstanceOfSatisfying(
                        Finding.Inconclusive.class,
                        finding -> assertThat(finding.reason()).contains("Counter.total", "restore it in close()"));
        EngineEvidence certain = Doubts.afterLastingChanges(fields, true, VIOLATED);
        assertThat(certain.finding()).isEqualTo(VIOLATED.finding());
        assertThat(certain.notes()).hasSize(2).last().asString().contains("Counter.total");
    }

    @Test
    void static_fields_that_changed_are_noted_where_nothing_was_found() {
        EngineEvidence noted = Doubts.afterLastingChanges(List.of("Counter.total"), false, CLEAN);
        assertThat(noted.finding()).isEqualTo(CLEAN.finding());
        assertThat(noted.notes()).hasSize(2);
    }

    @Test
    void a_note_says_that_no_race_is_needed_and_the_rest_stays() {
        EngineEvidence noted = Doubts.noRaceNeeded(VIOLATED);
        assertThat(noted.notes()).hasSize(2).first().isEqualTo("as before");
        assertThat(Doubts.withNotes(VIOLATED.notes(), noted)).isEqualTo(VIOLATED);
    }

    private static Declaration declaration(Class<?> subject) {
        return DeclarationReader.read(subject);
    }

    private static EngineEvidence evidence(Finding finding) {
        return new EngineEvidence(EngineName.JQWIK, finding, 3, 40, 5, List.of("as before"));
    }
}
