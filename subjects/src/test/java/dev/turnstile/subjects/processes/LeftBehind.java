package dev.turnstile.subjects.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The things that a scene leaves behind. */
public final class LeftBehind {
    private LeftBehind() {}

    /** Fails if there is a child process, alive or zombie, a lock on a file of the directory, or a file in it but these. */
    public static void nothingBut(Path directory, String... files) throws IOException {
        assertThat(ProcessHandle.current().children()).as("child processes").isEmpty();
        try (Stream<Path> list = Files.list(directory)) {
            List<Path> left = list.toList();
            assertThat(left).extracting(file -> file.getFileName().toString()).containsExactlyInAnyOrder(files);
            assertThat(left).flatExtracting(KernelLocks::entries).as("locks").isEmpty();
        }
    }
}
