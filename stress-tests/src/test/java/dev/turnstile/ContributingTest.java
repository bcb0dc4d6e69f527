package dev.turnstile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What CONTRIBUTING.md says of packages and files is true. */
class ContributingTest {
    private static final Path ROOT = Path.of("..");

    private static final Path SOURCES = Path.of("src/main/java/dev/turnstile");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]*`) \\|");

    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    private final String text = Files.readString(ROOT.resolve("CONTRIBUTING.md"));

    ContributingTest() throws IOException {}

    @Test
    void the_table_names_exactly_the_packages_of_the_harness_in_their_order() throws IOException {
        List<String> named = names("| package | what it does |");
        assertThat(named).startsWith("spec.attempt", "spec").isEqualTo(ArchitectureTest.ORDER);
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.endsWith("package-info.java"))
                            .map(file -> SOURCES.relativize(file.getParent())
                                    .toString()
                                    .replace('/', '.')))
                    .containsExactlyInAnyOrderElementsOf(named.subList(2, named.size()));
        }
    }

    /** Those with a part in angle brackets are not yet there. */
    @Test
    void the_files_that_a_change_touches_are_there() {
        List<String> paths = ROW.matcher(text.substring(
                        text.indexOf("## Which files a change touches"), text.indexOf("## Architecture")))
                .results()
                .flatMap(row -> NAME.matcher(row.group(1)).results())
                .map(name -> name.group(1))
                .filter(path -> path.contains("/") && !path.contains("<"))
                .map(path -> path.replace("…test…", "src/test/java/dev/turnstile")
                        .replace("…", "src/main/java/dev/turnstile"))
                .toList();
        assertThat(paths)
                .hasSizeGreaterThan(20)
                .allSatisfy(path -> assertThat(ROOT.resolve(path)).exists());
    }

    @Test
    void each_class_that_looks_for_leaks_stands_among_the_files_of_a_new_leak_rule() throws IOException {
        String section = text.substring(text.indexOf("### A new leak rule")).split("\n## ", 2)[0];
        try (Stream<Path> files = Files.list(SOURCES.resolve("leak"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".java", ""))
                            .filter(name -> !name.equals("package-info")))
                    .hasSizeGreaterThan(3)
                    .allSatisfy(name -> assertThat(section).containsPattern("\\b" + name + "\\b"));
        }
    }

    /** Returns the names in the first column of the table that has this head. */
    private List<String> names(String head) {
        String table = text.substring(text.indexOf(head)).split("\n\n", 2)[0];
        return ROW.matcher(table)
                .results()
                .map(row -> row.group(1))
                .flatMap(cell -> NAME.matcher(cell).results().map(name -> name.group(1)))
                .toList();
    }
}
