package dev.turnstile.engine.jcstress.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.jcstress.Given;
import dev.turnstile.engine.jcstress.StressSubjects;
import dev.turnstile.history.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class TestWriterTest {
    private static final String TAKE = "take(LEFT, \"a\\\"b\", 'c', 1, 0.5)";

    @TempDir
    Path directory;

    @AfterEach
    void forgetDirectory() {
        System.clearProperty(TestCompiler.DIRECTORY);
    }

    @Test
    void without_a_compiler_jcstress_does_not_apply_and_says_what_to_do() {
        assertThat(TestCompiler.obstacle(null)).get().asString().contains("run the tests with a JDK");
        assertThat(TestCompiler.obstacle()).as("of this JDK").isEmpty();
    }

    @Test
    void a_litmus_test_reads_as_in_a_textbook() {
        String source = Given.subject(StressSubjects.PlainVariables.class)
                .test("writeX(); readY() | writeY(); readX()", Shape.EXTENDS)
                .source();
        assertThat(source)
                .contains("writeX(); readY() | writeY(); readX()")
                .contains("@JCStressTest\n@State")
                .containsSubsequence("\"0, 1\"", "\"1, 0\"", "\"1, 1\"", "Expect.ACCEPTABLE", "Expect.FORBIDDEN")
                .doesNotContain("\"0, 0\"")
                .contains("public class PlainVariables_1 extends StressSubjects.PlainVariables {")
                .contains("public void thread0(II_Result r) {")
                .containsSubsequence("writeX();\n", "r.r1 = readY();\n", "writeY();\n", "r.r2 = readX();\n");
    }

    @Test
    void init_is_the_constructor_and_post_the_arbiter() {
        String source = Given.subject(StressSubjects.AtomicCounter.class)
                .test("[increment()] increment() | increment() [get()]", Shape.FIELD)
                .source();
        assertThat(source)
                .containsSubsequence("public AtomicCounter_1_InField_Boxed() {", "subject.increment();", "}")
                .containsSubsequence(
                        "@Arbiter", "public void post(LLL_Result r) {", "r.r3 = Answer.returned(subject.get());")
                .contains("AtomicCounter subject = new StressSubjects.AtomicCounter();");
    }

    @Test
    void where_the_model_throws_answers_are_boxed() {
        StressTest test = Given.subject(StressSubjects.MixedModel.class).test(TAKE + " | give(2)", Shape.EXTENDS);
        assertThat(test.layout().boxed()).isTrue();
        assertThat(test.source()).contains("r.r1 = Answer.threw(e);", "give(2L);", "\"IllegalStateException, null\"");
    }

    @Test
    void an_init_part_that_throws_as_the_model_does_is_gone_through() {
        StressTest test = Given.subject(StressSubjects.MixedModel.class)
                .test("[" + TAKE + "; give(1)] count() | isEmpty()", Shape.EXTENDS);
        assertThat(test.initial())
                .containsExactly(new Response.Threw("java.lang.IllegalStateException"), Response.VOID);
        assertThat(loaded(StressSubjects.MixedModel.class, List.of(test))).containsKey(test.runner());
    }

    @Test
    void arguments_of_all_types_and_answers_of_mixed_types_compile() {
        Given given = Given.subject(StressSubjects.MixedModel.class);
        List<StressTest> tests = List.of(
                given.test("[give(5)] " + TAKE + "; give(9223372036854775807) | isEmpty()", Shape.EXTENDS),
                given.test("isEmpty(); count() | count(); isEmpty() [count()]", Shape.FIELD));
        assertThat(loaded(StressSubjects.MixedModel.class, tests)).hasSize(2);
    }

    @Test
    void only_plain_answers_have_fields_of_their_own_type() {
        Given given = Given.subject(StressSubjects.ReadingsModel.class);
        for (String operation : List.of("read()", "ask()", "list()")) {
            StressTest test = given.test(operation + " | " + operation, Shape.EXTENDS);
            assertThat(test.layout().boxed()).as(operation).isTrue();
        }
        assertThat(Given.subject(StressSubjects.AtomicCounter.class)
                        .test("get() | increment()", Shape.EXTENDS)
                        .layout()
                        .boxed())
                .isFalse();
    }

    @Test
    void arguments_that_end_comments_and_strings_compile() {
        Given given = Given.subject(StressSubjects.MixedModel.class);
        String argument = "\"*/ $T $$ \\\\user \\\" /* // \\u000a\"";
        StressTest test = given.test("take(LEFT, " + argument + ", 'c', 1, 0.5) | give(2)", Shape.EXTENDS);
        assertThat(loaded(StressSubjects.MixedModel.class, List.of(test))).containsKey(test.runner());
    }

    @Test
    void the_second_time_nothing_is_compiled() throws Exception {
        List<StressTest> tests =
                List.of(Given.subject(StressSubjects.AtomicCounter.class).test("get() | increment()", Shape.EXTENDS));
        loaded(StressSubjects.AtomicCounter.class, tests);
        Map<Path, FileTime> before = files();
        loaded(StressSubjects.AtomicCounter.class, tests);
        assertThat(files()).isEqualTo(before).isNotEmpty();
    }

    /** The runners of compiled tests, by name. */
    private Map<String, Class<?>> loaded(Class<?> subject, List<StressTest> tests) {
        System.setProperty(TestCompiler.DIRECTORY, directory.toString());
        ClassLoader loader = new TestCompiler().compile(subject, tests);
        return tests.stream().collect(Collectors.toMap(StressTest::runner, t -> {
            try {
                return Class.forName(t.runner(), true, loader);
            } catch (ClassNotFoundException e) {
                throw new AssertionError(t.source(), e);
            }
        }));
    }

    private Map<Path, FileTime> files() throws Exception {
        try (Stream<Path> tree = Files.walk(directory)) {
            return tree.filter(Files::isRegularFile).collect(Collectors.toMap(p -> p, p -> {
                try {
                    return Files.getLastModifiedTime(p);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
        }
    }
}
