package dev.turnstile.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.subjects.queues.MonitorQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioCacheTest {
    private static final Declaration SUBJECT = DeclarationReader.read(MonitorQueue.class);

    @TempDir
    private Path directory;

    @Test
    void what_one_worker_has_chosen_is_left_for_the_others() throws IOException {
        List<String> chosen = chosenBy(new ScenarioCache());
        assertThat(chosen).isEqualTo(texts(ScenarioSpace.of(SUBJECT, 42, 6)));
        Path left = onlyFile();
        List<String> lines = Files.readAllLines(left);
        Files.write(left, lines.subList(0, 3)); // so that it shows whose choice it is
        assertThat(chosenBy(new ScenarioCache())).isEqualTo(chosen.subList(0, 2));
    }

    @Test
    void of_other_scenarios_nothing_is_known() {
        new ScenarioCache().get(SUBJECT, 41, 6, new ScenarioShelf(directory));
        new ScenarioCache().get(SUBJECT, 42, 5, new ScenarioShelf(directory));
        assertThat(chosenBy(new ScenarioCache())).isEqualTo(texts(ScenarioSpace.of(SUBJECT, 42, 6)));
    }

    @Test
    void what_is_not_there_or_cannot_be_left_is_chosen() throws IOException {
        Files.delete(directory);
        assertThat(chosenBy(new ScenarioCache())).isEqualTo(texts(ScenarioSpace.of(SUBJECT, 42, 6)));
        Files.createDirectory(directory);
    }

    @Test
    void what_is_left_under_a_name_that_is_another_ones_is_not_taken() throws IOException {
        List<String> chosen = chosenBy(new ScenarioCache());
        Files.write(onlyFile(), List.of("something else", "take()"));
        assertThat(chosenBy(new ScenarioCache())).isEqualTo(chosen);
    }

    private List<String> chosenBy(ScenarioCache cache) {
        return texts(cache.get(SUBJECT, 42, 6, new ScenarioShelf(directory)));
    }

    private static List<String> texts(ScenarioSpace space) {
        return space.scenarios().stream().map(s -> s.scenario().toString()).toList();
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }
}
