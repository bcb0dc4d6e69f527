package dev.turnstile.hang.threads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Information of the operating system about threads. On a loaded machine a thread that was woken may wait for a processor for longer
 * than any window, and the virtual machine shows it as waiting all the while; the operating system knows that it is ready to run.
 */
public final class KernelThreads {
    private static final Path TASKS = Path.of("/proc/self/task");

    /** The number of bytes of a thread's name that the kernel keeps. */
    private static final int NAME_BYTES = 15;

    private KernelThreads() {}

    /**
     * Whether some of these threads, which wait as far as the virtual machine knows, were woken and are ready to run. Threads are found
     * by the names that they were started with; of those that cannot be told apart from others, and where there is no such
     * operating system, nothing is known: {@code false}.
     */
    public static boolean anyWoken(List<Thread> waiting) {
        if (!Files.isDirectory(TASKS)) return false;
        Map<String, Long> expected = waiting.stream()
                .filter(t -> !VirtualThreads.isVirtual(t))
                .collect(Collectors.groupingBy(t -> kernelName(t.getName()), Collectors.counting()));
        List<String> stats = stats();
        return expected.entrySet().stream().anyMatch(e -> {
            List<Character> states = states(e.getKey(), stats);
            long ready = states.stream().filter(state -> state == 'R').count();
            return states.size() - ready < e.getValue() && states.size() >= e.getValue();
        });
    }

    /**
     * How often a thread has gone to sleep so far, if it sleeps now: two equal answers mean that it slept in between, in a read or a lock
     * of the operating system's, which the virtual machine does not know from work. If others share its name, as far as the kernel
     * keeps it, the number is the sum over all of them. {@code -1} if one does not sleep, or if nothing is known of it.
     */
    public static long sleeps(Thread thread) {
        if (!Files.isDirectory(TASKS)) return -1;
        String name = kernelName(thread.getName());
        List<String> named =
                stats().stream().filter(stat -> name(stat).equals(name)).toList();
        if (named.isEmpty() || named.stream().anyMatch(stat -> state(stat) != 'S')) return -1;
        long sum = 0;
        for (String stat : named) {
            long sleeps = sleeps(id(stat));
            if (sleeps < 0) return -1;
            sum += sleeps;
        }
        return sum;
    }

    private static long sleeps(String task) {
        try {
            return Files.readAllLines(TASKS.resolve(task).resolve("status")).stream()
                    .filter(line -> line.startsWith("voluntary_ctxt_switches:"))
                    .mapToLong(line ->
                            Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                    .findFirst()
                    .orElse(-1);
        } catch (IOException ended) {
            return -1;
        }
    }

    private static String kernelName(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return new String(bytes, 0, Math.min(bytes.length, NAME_BYTES), StandardCharsets.UTF_8);
    }

    private static List<String> stats() {
        List<String> stats = new ArrayList<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) read(task, stats);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stats;
    }

    private static void read(Path task, List<String> stats) {
        try {
            stats.add(Files.readString(task.resolve("stat")));
        } catch (IOException endedMeanwhile) {
            // a thread less to look at
        }
    }

    /** The states of the threads of this name: R for ready or running, S for asleep. A line reads {@code 4711 (name) S 1 …}. */
    static List<Character> states(String name, List<String> stats) {
        return stats.stream()
                .filter(line -> name(line).equals(name))
                .map(KernelThreads::state)
                .toList();
    }

    private static String id(String stat) {
        return stat.substring(0, stat.indexOf(' '));
    }

    private static String name(String stat) {
        return stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    }

    private static char state(String stat) {
        return stat.charAt(stat.lastIndexOf(')') + 2);
    }
}
