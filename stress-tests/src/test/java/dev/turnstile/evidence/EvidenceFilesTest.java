package dev.turnstile.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turnstile.spec.Remedy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EvidenceFilesTest {
    @TempDir
    Path directory;

    @Test
    void evidence_is_read_as_it_was_written() {
        SubjectEvidence full = EvidenceExamples.full("demo.A");
        SubjectEvidence bare = EvidenceExamples.bare("demo.B");
        SubjectEvidence example = EvidenceExamples.fixed("demo.C", Remedy.AVOIDANCE);
        EvidenceFiles.begin(directory, EvidenceExamples.manifest("demo.A", "demo.B", "demo.C"));
        EvidenceFiles.write(directory, full);
        EvidenceFiles.write(directory, bare);
        EvidenceFiles.write(directory, example);

        assertThat(EvidenceFiles.evidence(directory)).containsExactly(full, bare, example);
        assertThat(EvidenceFiles.manifests(directory))
                .containsExactly(EvidenceExamples.manifest("demo.A", "demo.B", "demo.C"));
    }

    @Test
    void what_is_attached_stays_when_a_campaign_begins() {
        Weather sunny = new Weather(SubjectEvidence.SCHEMA, "sunny");
        EvidenceFiles.attach(directory.resolve("below"), "weather.json", sunny);
        EvidenceFiles.begin(directory.resolve("below"), EvidenceExamples.manifest("demo.A"));
        assertThat(EvidenceFiles.attached(directory, "weather.json", Weather.class))
                .containsExactly(sunny);
    }

    private record Weather(int schema, String sky) {}

    @Test
    void what_is_unknown_is_left_out() throws IOException {
        EvidenceFiles.write(directory, EvidenceExamples.bare("demo.B"));

        assertThat(Files.readString(directory.resolve("demo.B.evidence.json")))
                .doesNotContain("declaredFault", "remedy", "null");
    }

    @Test
    void a_new_campaign_removes_the_evidence_of_the_old_one_and_nothing_else() throws IOException {
        Files.writeString(directory.resolve("package.json"), "{}");
        EvidenceFiles.begin(directory, EvidenceExamples.manifest("demo.A"));
        EvidenceFiles.write(directory, EvidenceExamples.bare("demo.A"));

        EvidenceFiles.begin(directory, EvidenceExamples.manifest("demo.B"));

        assertThat(EvidenceFiles.evidence(directory)).isEmpty();
        assertThat(EvidenceFiles.manifests(directory)).containsExactly(EvidenceExamples.manifest("demo.B"));
        assertThat(directory.resolve("package.json")).exists();
    }

    @Test
    void evidence_of_several_campaigns_is_read_from_directories_below() {
        for (String shard : List.of("one", "two")) {
            EvidenceFiles.begin(directory.resolve(shard), EvidenceExamples.manifest("demo." + shard));
            EvidenceFiles.write(directory.resolve(shard), EvidenceExamples.bare("demo." + shard));
        }

        assertThat(EvidenceFiles.evidence(directory))
                .extracting(SubjectEvidence::subject)
                .containsExactly("demo.one", "demo.two");
        assertThat(EvidenceFiles.manifests(directory)).hasSize(2);
    }

    @Test
    void another_version_of_the_form_is_refused_by_name() throws IOException {
        EvidenceFiles.write(directory, EvidenceExamples.bare("demo.A"));
        Path file = directory.resolve("demo.A.evidence.json");
        Files.writeString(file, Files.readString(file).replace("\"schema\" : 1", "\"schema\" : 2"));

        assertThatThrownBy(() -> EvidenceFiles.read(file))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("version 2")
                .hasMessageContaining("reads version 1");
    }

    @Test
    void what_is_no_evidence_is_refused_by_name() throws IOException {
        Path file = directory.resolve("demo.A.evidence.json");
        for (String text : List.of("", "{\"schema\": 1, \"sub", "[]", "{\"schema\": 1, \"verdict\": \"FINE\"}")) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> EvidenceFiles.read(file))
                    .as(text)
                    .isInstanceOf(EvidenceException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void missing_evidence_says_what_to_run() {
        assertThatThrownBy(() -> EvidenceFiles.evidence(directory.resolve("none")))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("Run the campaign first");
    }

    /** To read one that nobody writes to would take forever. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void a_pipe_is_no_evidence() throws Exception {
        Path pipe = directory.resolve("demo.A.evidence.json");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        assertThatThrownBy(() -> EvidenceFiles.read(pipe))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("no regular file");
    }

    @Test
    void evidence_that_lacks_a_part_is_refused_by_its_name() throws IOException {
        EvidenceFiles.write(directory, EvidenceExamples.full("demo.A"));
        Path file = directory.resolve("demo.A.evidence.json");
        ObjectNode evidence = (ObjectNode) Json.mapper().readTree(file.toFile());
        Files.writeString(file, evidence.without("verdict").toString());
        assertThatThrownBy(() -> EvidenceFiles.read(file))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("it has no verdict");
    }

    @Test
    void names_and_paths_lead_nowhere_else() throws IOException {
        EvidenceFiles.write(directory, EvidenceExamples.full("demo.A"));
        Path file = directory.resolve("demo.A.evidence.json");
        String good = Files.readString(file);
        Files.writeString(file, good.replace("\"demo.A\"", "\"../../demo.A\""));
        assertThatThrownBy(() -> EvidenceFiles.read(file))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("\"../../demo.A\" is no name of a class");
        String path = EvidenceExamples.full("demo.A").sources().get(0).path();
        Files.writeString(file, good.replace("\"" + path + "\"", "\"src/../../secret\""));
        assertThatThrownBy(() -> EvidenceFiles.read(file))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("\"src/../../secret\" is no path below the project's root");
    }

    @Test
    void a_campaign_has_no_billion_parts() throws IOException {
        EvidenceFiles.begin(directory, EvidenceExamples.manifest("demo.A"));
        Path file = directory.resolve(EvidenceFiles.MANIFEST);
        ObjectNode manifest = (ObjectNode) Json.mapper().readTree(file.toFile());
        manifest.putObject("shard")
                .put("index", 1)
                .put("of", 2_000_000_000)
                .put("plan", "x")
                .put("classes", "x");
        Files.writeString(file, manifest.toString());
        assertThatThrownBy(() -> EvidenceFiles.readManifest(file))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("1/2000000000 is no part of a campaign");
    }
}
