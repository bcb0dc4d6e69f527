package dev.turnstile.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.MutantEvidence.Fate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MutationTotalsTest {
    private static MutationEvidence mutants(int exposed, Fate... others) {
        return new MutationEvidence(
                Stream.concat(Collections.nCopies(exposed, Fate.EXPOSED).stream(), Stream.of(others))
                        .map(EvidenceExamples::mutant)
                        .toList(),
                2,
                1,
                null);
    }

    private static String line(MutationEvidence... mutants) {
        List<SubjectEvidence> subjects =
                Stream.of(mutants).map(EvidenceExamples.bare("demo.A")::with).toList();
        return MutationTotals.of(subjects).orElseThrow().line("the report");
    }

    @Test
    void without_mutants_there_is_nothing_to_tell() {
        assertThat(MutationTotals.of(List.of())).isEmpty();
        assertThat(MutationTotals.of(List.of(EvidenceExamples.bare("demo.A")))).isEmpty();
    }

    @Test
    void mutants_of_all_subjects_are_added_up() {
        assertThat(line(mutants(1_300, Fate.SURVIVED), mutants(3, Fate.SURVIVED, Fate.UNDECIDED)))
                .isEqualTo(
                        "Mutants: 1,303 of 1,306 exposed (99 %) in 2 subjects; 2 survived, 1 undecided, see the report");
    }

    @Test
    void where_all_are_exposed_nothing_is_left_to_see() {
        assertThat(line(mutants(4), MutationEvidence.none("its threads are processes")))
                .isEqualTo("Mutants: 4 of 4 exposed (100 %) in 1 subject");
        assertThat(line(MutationEvidence.none("its threads are processes")))
                .isEqualTo("Mutants: none that counts, see the report");
    }

    @Test
    void only_fates_that_count_are_in_the_score() {
        MutationEvidence mutation = EvidenceExamples.mutation(4);
        List<Fate> counting = Stream.of(Fate.values()).filter(Fate::counts).toList();

        assertThat(counting).containsExactly(Fate.EXPOSED, Fate.SURVIVED, Fate.UNDECIDED);
        assertThat(mutation.counted()).isEqualTo(counting.size() + 4);
        assertThat(mutation.leftOut()).isEqualTo(3 + 1 + Fate.values().length - counting.size());
        assertThat(mutation.score()).isEqualTo(5.0 / (counting.size() + 4));
        assertThat(mutation.inWords()).isEqualTo("5 of " + (counting.size() + 4) + " mutants exposed");
        assertThat(mutants(0).score()).isEqualTo(1);
    }
}
