package dev.turnstile.support.http;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Somebody else's program that talks to the server. */
final class Program {
    private static final int GUARD_MINUTES = 2;

    private Program() {}

    /** Returns its output; skips the test if there is no such program on this machine. */
    static String run(Path errors, String... command) throws IOException, InterruptedException {
        assumeTrue(isThere(command[0]), "there is no " + command[0] + " on this machine");
        Path output = Files.createTempFile("program", ".out");
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            if (!process.waitFor(GUARD_MINUTES, TimeUnit.MINUTES)) throw new AssertionError("it does not end");
            if (process.exitValue() != 0)
                throw new AssertionError(Files.readString(errors, StandardCharsets.ISO_8859_1));
            return Files.readString(output, StandardCharsets.ISO_8859_1);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Files.delete(output);
        }
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
