package dev.turnstile.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.spec.Level;
import dev.turnstile.spec.Remedy;
import dev.turnstile.spec.Symptom;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GlossaryTest {
    @Test
    void each_section_explains_exactly_what_there_is() {
        assertThat(Glossary.names(Glossary.SYMPTOMS))
                .containsExactlyInAnyOrder(names(Arrays.stream(Symptom.values()).map(Symptom::label)));
        assertThat(Glossary.names(Glossary.LEVELS))
                .containsExactlyInAnyOrder(names(Arrays.stream(Level.values()).map(Level::label)));
        assertThat(Glossary.names(Glossary.VERDICTS))
                .containsExactlyInAnyOrder(names(Arrays.stream(Verdict.values()).map(Verdict::name)));
        assertThat(Glossary.names(Glossary.ENGINES))
                .containsExactlyInAnyOrder(
                        names(Arrays.stream(EngineName.values()).map(EngineName::id)));
        assertThat(Glossary.names(Glossary.REMEDIES))
                .containsExactlyInAnyOrder(names(Arrays.stream(Remedy.values())
                        .map(remedy -> remedy.name().toLowerCase(Locale.ROOT).replace('_', ' '))));
    }

    @Test
    void the_page_that_people_read_is_the_one_that_the_report_reads() throws Exception {
        assertThat(PackedFile.text("glossary.md")).isEqualTo(Files.readString(Path.of("../docs/glossary.md")));
    }

    @Test
    void a_meaning_is_one_paragraph_without_its_line_breaks() {
        assertThat(Glossary.TERMS)
                .allSatisfy(term ->
                        assertThat(term.meaning()).doesNotContain("\n", "#").endsWith("."));
    }

    private static String[] names(Stream<String> names) {
        return names.toArray(String[]::new);
    }
}
