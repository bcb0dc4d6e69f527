package dev.turnstile.subjects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A reader finds the fault of each broken subject: the comment {@code // the fault} stands once, where the fault is: in the
 * subject's own file, or else in a class of this module that the file names, such as a lock that the subject relies on.
 */
class FaultMarksTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern MARK = Pattern.compile("// the fault\\b");
    private static final Pattern BROKEN = Pattern.compile("(?m)^@Broken\\b");
    private static final Pattern COMMENT = Pattern.compile("/\\*[\\s\\S]*?\\*/|//[^\\n]*");
    private static final Pattern DECLARATION =
            Pattern.compile("(?m)^(?:public |abstract |final )*(?:class|record|enum|interface) ");

    /** The number of lines that fit on a screen, from the start of the class's declaration on. */
    private static final int SCREEN_LINES = 60;

    private final Map<String, String> sources = read();

    @TestFactory
    Stream<DynamicTest> a_broken_subject_has_one_mark() {
        return sources.keySet().stream()
                .filter(this::isBroken)
                .map(subject -> DynamicTest.dynamicTest(
                        subject, () -> assertThat(markedFor(subject)).hasSize(1)));
    }

    @TestFactory
    Stream<DynamicTest> a_marked_class_has_one_mark_on_its_first_screen() {
        return sources.keySet().stream()
                .filter(this::isMarked)
                .map(type -> DynamicTest.dynamicTest(type, () -> {
                    String source = sources.get(type);
                    var mark = MARK.matcher(source);
                    assertThat(mark.results().count()).isEqualTo(1);
                    var declaration = DECLARATION.matcher(source);
                    assertThat(declaration.find() && mark.reset().find()).isTrue();
                    assertThat(mark.start()).isGreaterThan(declaration.start());
                    assertThat(source.substring(declaration.start(), mark.start())
                                    .lines())
                            .hasSizeLessThan(SCREEN_LINES);
                }));
    }

    @Test
    void no_mark_is_left_over() {
        var found = sources.keySet().stream()
                .filter(this::isBroken)
                .flatMap(subject -> markedFor(subject).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(sources.keySet().stream().filter(this::isMarked)).containsExactlyElementsOf(found);
    }

    @Test
    void the_sources_are_found() {
        assertThat(sources.keySet().stream().filter(this::isBroken)).hasSizeGreaterThan(90);
    }

    /** The subject itself if its file has a mark; else the classes with a mark that its code names. */
    private Set<String> markedFor(String subject) {
        if (isMarked(subject)) return Set.of(subject);
        String code = COMMENT.matcher(sources.get(subject)).replaceAll("");
        return Pattern.compile("\\w+")
                .matcher(code)
                .results()
                .map(word -> word.group())
                .filter(sources::containsKey)
                .filter(this::isMarked)
                .collect(Collectors.toSet());
    }

    private boolean isBroken(String type) {
        return BROKEN.matcher(sources.get(type)).find();
    }

    private boolean isMarked(String type) {
        return MARK.matcher(sources.get(type)).find();
    }

    private static Map<String, String> read() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            Map<String, String> sources = new TreeMap<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String name = file.getFileName().toString();
                sources.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
