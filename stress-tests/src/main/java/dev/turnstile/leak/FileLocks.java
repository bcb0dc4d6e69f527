package dev.turnstile.leak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** The locks on files that processes hold, as Linux tells them in {@code /proc/locks} (proc(5)); elsewhere none are seen. */
final class FileLocks {
    private static final Path LOCKS = Path.of("/proc/locks");

    private FileLocks() {}

    /** One sentence for each lock. */
    static List<String> heldBy(Collection<Long> processes) {
        if (!Files.isReadable(LOCKS)) return List.of();
        try {
            return heldBy(processes, Files.readAllLines(LOCKS));
        } catch (IOException e) {
            return List.of();
        }
    }

    /** A line reads {@code 1: POSIX  ADVISORY  WRITE 4711 08:01:1234 0 EOF}; one of a waiter has an arrow behind its number. */
    static List<String> heldBy(Collection<Long> processes, List<String> lines) {
        return lines.stream()
                .map(line -> line.trim().split("\\s+"))
                .filter(fields -> fields.length > 5 && !fields[1].equals("->"))
                .filter(fields -> processes.stream().anyMatch(pid -> fields[4].equals(pid.toString())))
                .map(fields -> "a lock on a file (inode " + fields[5].substring(fields[5].lastIndexOf(':') + 1)
                        + "), held by process " + fields[4])
                .toList();
    }
}
