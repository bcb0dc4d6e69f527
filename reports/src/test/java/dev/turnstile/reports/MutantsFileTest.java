package dev.turnstile.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turnstile.evidence.Json;
import dev.turnstile.evidence.MutationEvidence;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.reports.mutation.MutantsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutantsFileTest {
    @TempDir
    private Path directory;

    private Path file(SubjectEvidence... subjects) throws IOException {
        ReportFiles.write(SampleEvidence.campaign(List.of(subjects)), Optional.empty(), directory);
        return directory.resolve(MutantsFile.NAME);
    }

    @Test
    void every_mutant_is_in_the_file_with_the_score_of_its_subject() throws IOException {
        SubjectEvidence none = SampleEvidence.deadlock().with(MutationEvidence.none("its threads are processes"));

        JsonNode json = Json.mapper()
                .readTree(Files.readAllBytes(file(SampleMutants.office(), none, SampleEvidence.checkThenAct())));

        assertThat(json.get("schema").intValue()).isEqualTo(1);
        JsonNode subjects = json.get("subjects");
        assertThat(subjects).hasSize(2);
        JsonNode withoutMutants = subjects.get(0);
        assertThat(withoutMutants.get("subject").textValue()).isEqualTo(none.subject());
        assertThat(withoutMutants.has("score")).isFalse();
        assertThat(withoutMutants.at("/mutation/obstacle").textValue()).isEqualTo("its threads are processes");
        JsonNode office = subjects.get(1);
        assertThat(office.get("score").doubleValue()).isEqualTo(10.0 / 12);
        assertThat(Json.mapper().treeToValue(office.get("mutation"), MutationEvidence.class))
                .isEqualTo(SampleMutants.office().mutation());
    }

    @Test
    void without_mutants_there_is_no_file_not_even_an_earlier_one() throws IOException {
        assertThat(file(SampleMutants.office())).exists();
        assertThat(file(SampleEvidence.fixedTickets(Verdict.PROVED))).doesNotExist();
    }
}
