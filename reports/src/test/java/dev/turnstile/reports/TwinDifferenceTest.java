package dev.turnstile.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.SubjectEvidence.Source;
import dev.turnstile.reports.page.SourceComparison.Line;
import dev.turnstile.reports.page.SourceComparison.Row;
import dev.turnstile.reports.page.TwinDifference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TwinDifferenceTest {
    private static final Path SUBJECTS = Path.of("../subjects/src/main/java");
    private static final Pattern BROKEN = Pattern.compile("(?m)^@Broken\\b");
    private static final Pattern FIXED_BY = Pattern.compile("(?m)^@Broken\\b[\\s\\S]*?\\bfixedBy = (\\w+)\\.class");

    /** A reader takes in this many lines at one look. */
    private static final int MOST_LINES = 12;

    @TestFactory
    Stream<DynamicTest> a_broken_subject_of_the_catalogue_differs_from_its_twin_by_a_few_lines() throws IOException {
        Map<String, Source> catalogue = catalogue();
        List<Source> broken = catalogue.values().stream()
                .filter(source -> FIXED_BY.matcher(source.text()).find())
                .toList();
        assertThat(broken).hasSizeGreaterThan(80);
        return broken.stream()
                .map(source -> DynamicTest.dynamicTest(source.type(), () -> {
                    Matcher twin = FIXED_BY.matcher(source.text());
                    assertThat(twin.find()).isTrue();
                    Source fixed = Objects.requireNonNull(catalogue.get(twin.group(1)));
                    assertThat(TwinDifference.of(source, fixed).size()).isBetween(1, MOST_LINES);
                }));
    }

    /** Their remedy is another algorithm, or another class. */
    @Test
    void a_broken_subject_without_a_twin_names_a_right_subject() throws IOException {
        assertThat(catalogue().values().stream()
                        .filter(source -> BROKEN.matcher(source.text()).find())
                        .filter(source -> !FIXED_BY.matcher(source.text()).find()))
                .allSatisfy(source -> assertThat(source.text()).containsPattern("\\bsee = \\w+\\.class"))
                .extracting(Source::type)
                .containsExactlyInAnyOrder(
                        "CheckThenCreateLock", "DoubleStart", "PidFileLock", "SharedState", "UnpublishedSlotQueue");
    }

    @Test
    void comments_imports_annotations_names_access_and_indentation_are_no_difference() {
        Source one = source("One", """
                package a;

                import java.util.List;

                /** One of them. */
                @Marked(
                        because = "x) {", other = {1, 2})
                class One {
                    // counts
                    @Override
                    public One next() { return new One(); } // again
                }
                """);
        Source other = source("Other", """
                package b;

                class Other {
                  protected Other next() { return new Other(); }
                }
                """);
        assertThat(TwinDifference.of(one, other).size()).isZero();
        assertThat(TwinDifference.of(one, other).rows()).isEmpty();
    }

    @Test
    void a_changed_line_counts_once_and_a_mark_does_not_count() {
        TwinDifference difference = TwinDifference.of(source("Racy", """
                        class Racy {
                            int n;
                            int take() {
                                // the fault: two steps
                                int seen = n;
                                n = seen - 1;
                                return seen;
                            }
                        }
                        """), source("Sound", """
                        class Sound {
                            int n;
                            synchronized int take() {
                                int seen = n;
                                n = seen - 1;
                                return seen;
                            }
                        }
                        """));
        assertThat(difference.size()).isEqualTo(1);
        assertThat(difference.overrides()).isFalse();
        assertThat(texts(difference, row -> row.left()))
                .containsExactly(
                        "class Racy {",
                        "int n;",
                        "int take() {",
                        "// the fault: two steps",
                        "int seen = n;",
                        "n = seen - 1;");
        assertThat(texts(difference, row -> row.right())).contains("synchronized int take() {");
    }

    @Test
    void a_subclass_is_compared_member_by_member_with_what_it_overrides() {
        TwinDifference difference = TwinDifference.of(source("Lost", """
                        public class Lost extends Kept {
                            public Lost() {}

                            public Lost(int workers) {
                                super(workers);
                            }

                            @Override
                            void end() {} // the fault

                            private void more(int n) {
                                use("}" + n);
                            }
                        }
                        """), source("Kept", """
                        public class Kept {
                            private int workers;

                            public Kept() { this(2); }

                            public Kept(int workers) {
                                this.workers = workers;
                            }

                            void begin() { start(); }

                            void end() { stop(); }

                            void end(int n) { stop(n); }
                        }
                        """));
        assertThat(difference.overrides()).isTrue();
        assertThat(difference.size()).isEqualTo(4);
        assertThat(texts(difference, row -> row.left()))
                .containsExactly("void end() {} // the fault", "private void more(int n) {", "use(\"}\" + n);", "}");
        assertThat(texts(difference, row -> row.right())).containsExactly("void end() { stop(); }");
    }

    @Test
    void lines_far_from_a_difference_are_left_out() {
        String same = "    int a;\n".repeat(9);
        TwinDifference difference = TwinDifference.of(
                source("A", "class A {\n" + same + "    int b;\n}\n"),
                source("B", "class B {\n" + same + "    long b;\n}\n"));
        assertThat(difference.rows()).hasSize(5);
        assertThat(difference.rows().get(0).left()).isNull();
        assertThat(difference.rows().get(0).right()).isNull();
    }

    private static List<String> texts(TwinDifference difference, Function<Row, @Nullable Line> side) {
        return difference.rows().stream()
                .map(side)
                .filter(Objects::nonNull)
                .map(line -> line.text().strip())
                .toList();
    }

    private static Source source(String type, String text) {
        return new Source("demo." + type, "demo/" + type + ".java", text);
    }

    private static Map<String, Source> catalogue() throws IOException {
        Map<String, Source> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SUBJECTS)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                String name = file.getFileName().toString().replace(".java", "");
                try {
                    sources.put(name, new Source(name, SUBJECTS.relativize(file).toString(), Files.readString(file)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return sources;
    }
}
