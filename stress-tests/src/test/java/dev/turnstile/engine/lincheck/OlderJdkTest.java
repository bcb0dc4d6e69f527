package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Explores in a JVM of the oldest JDK that the harness supports: its classes of java.util.concurrent are others. */
@Tag("slow")
@Tag("exhaustive")
class OlderJdkTest {
    private static final int JDK = 17;

    private static final Path JDKS = Path.of("/usr/lib/jvm");

    /** The tests are compiled for a newer JDK, so what runs in the older one is compiled once more. */
    private static final Path SOURCES = Path.of("src/test/java/dev/turnstile/engine/lincheck");

    private static final List<String> FILES = List.of(
            "Checks.java",
            "Verdicts.java",
            "inputs/Case.java",
            "inputs/Contracts.java",
            "inputs/RaceFree.java",
            "inputs/RaceFreeCounters.java",
            "inputs/Racing.java");

    @Test
    void the_verdicts_are_the_same(@TempDir Path classes) throws IOException, InterruptedException {
        Optional<Path> jdk = older();
        assumeTrue(jdk.isPresent(), "there is no JDK " + JDK + " in " + JDKS);
        compile(classes);
        assertThat(verdicts(jdk.orElseThrow(), classes)).isEqualTo(Verdicts.all());
    }

    private static Optional<Path> older() throws IOException {
        if (!Files.isDirectory(JDKS)) return Optional.empty();
        try (Stream<Path> found = Files.list(JDKS)) {
            return found.filter(OlderJdkTest::isOlder).findFirst();
        }
    }

    private static boolean isOlder(Path jdk) {
        Path release = jdk.resolve("release");
        try {
            return Files.isExecutable(jdk.resolve("bin/java"))
                    && Files.isReadable(release)
                    && Files.readString(release).contains("JAVA_VERSION=\"" + JDK + ".");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(Path classes) {
        List<String> arguments = new ArrayList<>(List.of(
                "--release",
                String.valueOf(JDK),
                "-g",
                "-parameters",
                "-proc:none",
                "-nowarn",
                "-d",
                classes.toString()));
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
        for (String file : FILES) arguments.add(SOURCES.resolve(file).toString());
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(new String[0]));
        assertThat(status).isZero();
    }

    private static List<String> verdicts(Path jdk, Path classes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(jdk.resolve("bin/java").toString());
        command.addAll(LincheckEngine.jvmArguments(JDK));
        String classPath = classes + File.pathSeparator + System.getProperty("java.class.path");
        command.addAll(List.of("-cp", classPath, Verdicts.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).isZero();
        return lines;
    }
}
