package dev.turnstile.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How many threads and how much memory a process and its children have had at most, of all the times at which it was looked at; proc(5). */
final class Footprint {
    private static final long KIBI = 1024;

    private final ProcessHandle process;
    private long threads;
    private long residentBytes;

    Footprint(ProcessHandle process) {
        this.process = process;
    }

    void look() {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        threads = Math.max(
                threads, all.stream().mapToLong(p -> status(p, "Threads:")).sum());
        residentBytes = Math.max(
                residentBytes,
                all.stream().mapToLong(p -> status(p, "VmRSS:") * KIBI).sum());
    }

    int threads() {
        return (int) threads;
    }

    long residentBytes() {
        return residentBytes;
    }

    private static long status(ProcessHandle process, String field) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", "" + process.pid(), "status"))) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            return 0; // it has ended
        }
    }
}
