package dev.turnstile.leak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The children that a JVM has adopted: Linux lists them as those of its first thread, proc(5). */
final class AdoptedChildren {
    private AdoptedChildren() {}

    /** Whether this system tells of them. */
    static boolean areTold() {
        return Files.isReadable(list(ProcessHandle.current().pid()));
    }

    /** Returns the ids of the children that a JVM has adopted, and of those whose starting thread has ended. */
    static Set<Long> of(long pid) {
        try {
            return Arrays.stream(Files.readString(list(pid)).split("\\s+"))
                    .filter(id -> !id.isEmpty())
                    .map(Long::valueOf)
                    .collect(Collectors.toSet());
        } catch (IOException gone) {
            return Set.of();
        }
    }

    private static Path list(long pid) {
        return Path.of("/proc", Long.toString(pid), "task", Long.toString(pid), "children");
    }
}
