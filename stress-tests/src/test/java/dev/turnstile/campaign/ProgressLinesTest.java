package dev.turnstile.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.EvidenceExamples;
import dev.turnstile.evidence.MutationEvidence;
import dev.turnstile.evidence.SubjectEvidence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
    @Test
    void times_are_said_as_people_say_them() {
        assertThat(List.of(0L, 59L, 60L, 130L, 3_600L, 4_800L))
                .extracting(s -> ProgressLines.duration(Duration.ofSeconds(s)))
                .containsExactly("1 s", "59 s", "1 min", "2 min 10 s", "1 h", "1 h 20 min");
    }

    @Test
    void a_line_ends_with_the_mutants_of_a_subject_that_has_some() {
        SubjectEvidence plain = EvidenceExamples.full("demo.Demo");
        List<String> lines = new ArrayList<>();
        ProgressLines progress = new ProgressLines(lines::add, List.of("Demo", "Demo", "Demo"));

        progress.finished(plain.with(EvidenceExamples.mutation(2)), Duration.ofMinutes(3));
        progress.finished(plain.with(MutationEvidence.none("its threads are processes")), Duration.ofMinutes(2));
        progress.finished(plain, Duration.ZERO);

        assertThat(lines)
                .satisfiesExactly(
                        some -> assertThat(some).endsWith(", 3 of 5 mutants exposed; 3 min left"),
                        none -> assertThat(none).doesNotContain("mutants").endsWith("; 2 min left"),
                        unasked -> assertThat(unasked).doesNotContain("mutants"));
    }
}
