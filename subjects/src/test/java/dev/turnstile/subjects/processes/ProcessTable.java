package dev.turnstile.subjects.processes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks into Linux's table of processes, proc_pid_stat(5). */
public final class ProcessTable {
    private ProcessTable() {}

    /** Returns whether a process has ended and nobody has waited for it. */
    public static boolean isZombie(long pid) {
        return field(pid, 3).equals(Optional.of("Z"));
    }

    /** Returns whether a process runs or could. */
    public static boolean isAlive(long pid) {
        return field(pid, 3).filter(state -> !state.equals("Z")).isPresent();
    }

    /** Returns whether the table has no such process, not even as a zombie. */
    public static boolean isGone(long pid) {
        return field(pid, 3).isEmpty();
    }

    /** Returns whether no thread of a process runs or wants to. */
    public static boolean isAsleep(long pid) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return threads.noneMatch(thread -> field(thread, 3).equals(Optional.of("R")));
        }
    }

    /** Whose child it is. */
    public static long parentOf(long pid) {
        return Long.parseLong(field(pid, 4).orElseThrow());
    }

    /** Returns all children of this process, zombies too. */
    public static List<Long> children() throws IOException {
        String self = Long.toString(ProcessHandle.current().pid());
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .map(Long::valueOf)
                    .filter(pid -> field(pid, 4).equals(Optional.of(self)))
                    .toList();
        }
    }

    /** Counted from 1 as in the manual; the second is the program's name in brackets, which may hold anything. */
    private static Optional<String> field(long pid, int number) {
        return field(Path.of("/proc", Long.toString(pid)), number);
    }

    private static Optional<String> field(Path entry, int number) {
        try {
            String line = Files.readString(entry.resolve("stat"));
            String behindName = line.substring(line.lastIndexOf(')') + 2);
            return Optional.of(behindName.split(" ")[number - 3]);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
