package dev.turnstile.hang;

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
 * What the operating system says of threads. On a loaded machine a thread that was woken may wait for a processor for longer than any
 * window, and the virtual machine shows it as waiting all the while; the operating system knows that it is ready to run.
 */
final class KernelThreads {
    private static final Path TASKS = Path.of("/proc/self/task");

    /** The kernel keeps so many bytes of a thread's name. */
    private static final int NAME_BYTES = 15;

    private KernelThreads() {}

    /**
     * Whether some of these threads, which wait as far as the virtual machine knows, were woken and are ready to run. Threads are found
     * by the names that they were started with; of those that cannot be told apart from others, and where there is no such
     * operating system, nothing is known: {@code false}.
     */
    static boolean anyWoken(List<Thread> waiting) {
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
                .filter(line -> line.substring(line.indexOf('(') + 1, line.lastIndexOf(')'))
                        .equals(name))
                .map(line -> line.charAt(line.lastIndexOf(')') + 2))
                .toList();
    }
}
