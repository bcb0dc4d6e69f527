package dev.turnstile.campaign.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.spec.Symptom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {
    @TempDir
    private Path directory;

    @Test
    void a_line_names_a_subject_and_its_symptoms() throws IOException {
        assertThat(read("# known since spring\ndemo.A$B = wrong answer, data race\ndemo.C=leak\n"))
                .isEqualTo(new Baseline(Map.of(
                        "demo.A$B", Set.of(Symptom.WRONG_ANSWER, Symptom.DATA_RACE),
                        "demo.C", Set.of(Symptom.LEAK))));
    }

    @Test
    void an_empty_file_knows_nothing() throws IOException {
        assertThat(read("")).isEqualTo(Baseline.EMPTY);
    }

    @Test
    void a_symptom_that_does_not_exist_is_refused_with_those_that_do() {
        assertThatThrownBy(() -> read("demo.A = data rice"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("demo.A", "\"data rice\"", "wrong answer, stuck, deadlock, leak, data race");
    }

    @Test
    void a_file_that_is_not_there_is_refused_with_a_way_out() {
        assertThatThrownBy(() -> Baseline.read(directory.resolve("none")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("none", "Create it");
    }

    private Baseline read(String text) throws IOException {
        return Baseline.read(Files.writeString(directory.resolve("known.properties"), text));
    }
}
