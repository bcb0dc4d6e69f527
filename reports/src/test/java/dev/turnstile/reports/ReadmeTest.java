package dev.turnstile.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.ReplayToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README shows the files of a project that can be built. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..");
    private static final Path EXAMPLE = ROOT.resolve("examples/maven");

    @Test
    void each_class_of_the_example_is_in_the_readme() throws IOException {
        List<String> shown = blocks("java");
        try (Stream<Path> files = Files.walk(EXAMPLE.resolve("src"))) {
            List<Path> classes =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(classes).hasSize(shown.size());
            for (Path file : classes) assertThat(shown).contains(Files.readString(file));
        }
    }

    @Test
    void the_dependencies_in_the_readme_are_those_of_the_example() throws IOException {
        String pom = unindented(Files.readString(EXAMPLE.resolve("pom.xml")));
        assertThat(blocks("xml"))
                .singleElement()
                .satisfies(block -> assertThat(pom).contains(unindented(block)));
    }

    private static List<String> blocks(String language) throws IOException {
        Pattern block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL);
        return block.matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static String unindented(String xml) {
        return xml.lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    @Test
    void the_token_that_it_shows_is_of_this_version() throws IOException {
        Matcher token =
                Pattern.compile("-Dturnstile\\.replay=([\\w-]+)").matcher(Files.readString(Path.of("../README.md")));
        assertThat(token.find()).isTrue();
        assertThat(ReplayToken.parse(token.group(1)).subject()).isEqualTo("mystack.ArrayStack");
    }
}
