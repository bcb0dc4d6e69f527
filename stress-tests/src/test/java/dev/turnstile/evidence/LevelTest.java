package dev.turnstile.evidence;

import static dev.turnstile.evidence.EvidenceExamples.answer;
import static dev.turnstile.evidence.EvidenceExamples.proved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turnstile.spec.Level;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The claims that a proof may make, and how they are counted. */
class LevelTest {
    private static final List<String> NONE = List.of();

    @Test
    void a_level_in_a_few_words_has_its_number() {
        assertThat(proved(Level.MEMORY_MODEL).bound().shortLevel()).isEqualTo("memory model");
        assertThat(proved(Level.SEQUENTIAL).bound().shortLevel()).isEqualTo("sequential");
        assertThat(proved(Level.BOUNDED).bound().shortLevel()).isEqualTo("≤ 2 preemptions");
        assertThat(bound(Level.BOUNDED, 3, 1, NONE).shortLevel()).isEqualTo("≤ 1 preemption");
    }

    @Test
    void a_bound_that_claims_more_than_it_covers_is_refused() {
        assertThat(bound(Level.MEMORY_MODEL, 4, null, NONE).level()).isEqualTo(Level.MEMORY_MODEL);
        assertRefused(Level.MEMORY_MODEL, 4, 2, NONE, "if and only if its level is BOUNDED");
        assertRefused(Level.SEQUENTIAL, 4, 2, NONE, "if and only if its level is BOUNDED");
        assertRefused(Level.BOUNDED, 4, null, NONE, "if and only if its level is BOUNDED");
        assertRefused(Level.SEQUENTIAL, 3, null, NONE, "covers every schedule of every scenario");
        assertRefused(Level.MEMORY_MODEL, 4, null, List.of("a fence"), "no reason for a lower level");
    }

    private static void assertRefused(
            Level level, int exhausted, @Nullable Integer preemptions, List<String> lowered, String rule) {
        assertThatThrownBy(() -> bound(level, exhausted, preemptions, lowered))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(rule);
    }

    private static Bound bound(Level level, int exhausted, @Nullable Integer preemptions, List<String> lowered) {
        return new Bound(
                level, 4, exhausted, 0, null, true, List.of(new Bound.Size(2, 1)), 9, preemptions, lowered, NONE, NONE);
    }

    @Test
    void a_proof_in_a_file_without_a_level_is_no_evidence() {
        ObjectNode json = Json.mapper().valueToTree(proved(Level.MEMORY_MODEL).bound());
        json.remove("level");
        assertThatThrownBy(() -> Json.mapper().treeToValue(json, Bound.class))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining("a proof states its level");
    }

    @Test
    void lists_that_a_file_does_not_have_are_empty() throws Exception {
        ObjectNode json = Json.mapper().valueToTree(proved(Level.SEQUENTIAL).bound());
        json.remove(List.of("lowered", "modelled", "covered"));
        Bound bound = Json.mapper().treeToValue(json, Bound.class);
        assertThat(bound.lowered()).isEmpty();
        assertThat(bound.modelled()).isEmpty();
        assertThat(bound.covered()).isEmpty();
    }

    @Test
    void the_strongest_claim_is_the_subjects_level() {
        EngineEvidence bounded = answer(EngineName.JQWIK, proved(Level.BOUNDED));
        EngineEvidence sequential = answer(EngineName.LINCHECK, proved(Level.SEQUENTIAL));
        EngineEvidence survived = answer(EngineName.JCSTRESS, new Finding.Survived("5 runs"));
        assertThat(subject(Verdict.PROVED, bounded, sequential, survived).level())
                .contains(Level.SEQUENTIAL);
        assertThat(subject(Verdict.PROVED, sequential, bounded).level()).contains(Level.SEQUENTIAL);
        assertThat(subject(Verdict.CLEAN, survived).level()).isEmpty();
        assertThat(subject(Verdict.MISSED, sequential).level())
                .as("a fault that no schedule shows is missed, not proved")
                .isEmpty();
    }

    @Test
    void proved_subjects_are_counted_at_each_level_that_occurs() {
        EngineEvidence memoryModel = answer(EngineName.LINCHECK, proved(Level.MEMORY_MODEL));
        EngineEvidence bounded = answer(EngineName.LINCHECK, proved(Level.BOUNDED));
        LevelCounts counts = LevelCounts.of(Stream.of(bounded, memoryModel, bounded)
                .map(e -> subject(Verdict.PROVED, e))
                .toList());
        assertThat(counts.suffix()).isEqualTo(" (1 memory model, 2 bounded)");
        assertThat(LevelCounts.of(List.of(subject(Verdict.MISSED, bounded))).suffix())
                .isEmpty();
    }

    private static SubjectEvidence subject(Verdict verdict, EngineEvidence... engines) {
        SubjectEvidence bare = EvidenceExamples.bare("demo.A");
        return new SubjectEvidence(
                bare.schema(),
                bare.subject(),
                bare.contract(),
                bare.model(),
                null,
                null,
                verdict,
                "for a reason",
                List.of(engines),
                bare.origin(),
                List.of());
    }
}
