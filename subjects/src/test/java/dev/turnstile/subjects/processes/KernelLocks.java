package dev.turnstile.subjects.processes;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The kernel's own list of who has locked a file, and of who waits for it. */
public final class KernelLocks {
    private static final Path LIST = Path.of("/proc/locks");

    private KernelLocks() {}

    /** Leaves a test out where the kernel has no such list: only Linux has. */
    public static void assumeListed() {
        assumeTrue(Files.isReadable(LIST), "needs Linux's /proc/locks");
    }

    /** Returns once this number of processes sleep because another one has locked the file. */
    public static void awaitWaiting(Path file, long processes) {
        while (entries(file).stream().filter(entry -> entry.contains(" -> ")).count() != processes) Thread.onSpinWait();
    }

    /** One entry for each process that has locked the file or waits for it. */
    public static List<String> entries(Path file) {
        try {
            String inode = ":" + Files.getAttribute(file, "unix:ino") + " ";
            return Files.readAllLines(LIST).stream()
                    .filter(entry -> entry.contains(inode))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
