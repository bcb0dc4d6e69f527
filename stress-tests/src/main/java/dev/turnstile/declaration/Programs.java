package dev.turnstile.declaration;

import dev.turnstile.spec.NeedsProgram;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that subjects need. */
public final class Programs {
    private Programs() {}

    /** Why a subject cannot run on this machine; empty where it can. */
    public static Optional<String> missing(Class<?> subject) {
        return Optional.ofNullable(subject.getAnnotation(NeedsProgram.class))
                .map(NeedsProgram::value)
                .filter(program -> !isInstalled(program))
                .map(program -> program + " is not installed (Debian: apt-get install " + program + ")");
    }

    /** Whether a program is found where commands are looked for. */
    public static boolean isInstalled(String program) {
        String path = System.getenv("PATH");
        return path != null
                && Stream.of(path.split(File.pathSeparator))
                        .filter(directory -> !directory.isEmpty())
                        .map(directory -> Path.of(directory, program))
                        .anyMatch(file -> Files.isRegularFile(file) && Files.isExecutable(file));
    }
}
