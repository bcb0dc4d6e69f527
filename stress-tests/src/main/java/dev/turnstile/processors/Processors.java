package dev.turnstile.processors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The processors that this JVM may run on. */
public final class Processors {
    /** How many threads can run at once. */
    public static final int COUNT = Runtime.getRuntime().availableProcessors();

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String ALLOWED = "Cpus_allowed_list:";

    private Processors() {}

    /** Returns their numbers; none where the operating system does not tell them: then nothing is pinned. */
    public static List<Integer> allowed() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(ALLOWED))
                    .findFirst()
                    .map(line -> parse(line.substring(ALLOWED.length()).trim()))
                    .orElse(List.<Integer>of());
        } catch (IOException notLinux) {
            return List.<Integer>of();
        }
    }

    /** Reads a list of ranges: {@code 0-1,4}. */
    static List<Integer> parse(String list) {
        return Arrays.stream(list.split(","))
                .map(range -> range.split("-"))
                .flatMapToInt(range -> IntStream.rangeClosed(
                        Integer.parseInt(range[0].trim()), Integer.parseInt(range[range.length - 1].trim())))
                .boxed()
                .toList();
    }
}
