package dev.turnstile.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As Maven and others run the tests of a module: patched into it, with what only tests need on the class path. */
@Tag("slow")
class ModulePathTest {
    private static final String DECLARATION = "module acme { }";

    private static final String PROGRAM = """
            package acme.internal;

            class Adding {
                static volatile int sum;

                static void add(boolean rightly) {
                    if (!rightly) { sum++; return; }
                    synchronized (Adding.class) { sum++; }
                }

                static void both(boolean rightly) throws Exception {
                    Thread other = new Thread(() -> add(rightly));
                    other.start();
                    add(rightly);
                    other.join();
                    assert sum == 2;
                }

                static class Right { static void main(String... args) throws Exception { both(true); } }
                static class Wrong { static void main(String... args) throws Exception { both(false); } }
            }
            """;

    private static final String TEST = """
            package acme.internal;

            import dev.turnstile.junit.NodeOutcomes;
            import dev.turnstile.junit.Turnstile;
            import java.util.concurrent.ArrayBlockingQueue;

            public class Main {
                public static class Counter {
                    private int count;
                    public synchronized int next() { return ++count; }
                }

                public static void main(String... args) {
                    System.out.println(NodeOutcomes.of(() -> Turnstile.programs(Adding.Right.class, Adding.Wrong.class)));
                    System.out.println(NodeOutcomes.of(() -> Turnstile.program("lambda", () -> Adding.both(true))));
                    System.out.println(NodeOutcomes.of(() -> Turnstile.of(Counter.class).check()));
                    System.out.println(NodeOutcomes.of(() -> Turnstile.of("made", () -> new Counter()).check()));
                }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void programs_and_classes_are_checked_though_their_package_is_not_exported() throws Exception {
        compile();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path=" + directory.resolve("acme"),
                "--add-modules=acme",
                "--patch-module=acme=" + directory.resolve("tests"),
                "--add-reads=acme=ALL-UNNAMED",
                "--add-opens=acme/acme.internal=ALL-UNNAMED",
                "-Dturnstile.engines=lincheck",
                "-Dturnstile.profile=quick",
                "-Dturnstile.evidence=" + directory.resolve("evidence"),
                "acme.internal.Main"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        assertThat(out)
                .contains("RightProgram verdict=,", "lambda verdict=", "Counter verdict=", "made verdict=")
                .containsPattern("WrongProgram verdict=WrongProgram is REFUTED")
                .containsPattern("PROVED +RightProgram ")
                .containsPattern("PROVED +lambda ")
                .containsPattern("PROVED +Counter ")
                .containsPattern("PROVED +made ");
    }

    private void compile() throws IOException {
        Path sources = directory.resolve("sources");
        compile(
                List.of("-d", directory.resolve("acme").toString()),
                write(sources.resolve("module-info.java"), DECLARATION),
                write(sources.resolve("acme/internal/Adding.java"), PROGRAM));
        compile(
                List.of(
                        "-d",
                        directory.resolve("tests").toString(),
                        "--module-path",
                        directory.resolve("acme").toString(),
                        "--class-path",
                        System.getProperty("java.class.path"),
                        "--patch-module",
                        "acme=" + directory.resolve("patch"),
                        "--add-reads",
                        "acme=ALL-UNNAMED",
                        "--add-modules",
                        "acme"),
                write(directory.resolve("patch/acme/internal/Main.java"), TEST));
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static void compile(List<String> options, Path... sources) {
        String[] arguments = Stream.concat(options.stream(), Stream.of(sources).map(Path::toString))
                .toArray(String[]::new);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments))
                .isZero();
    }
}
