package dev.turnstile.leak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A JVM that adopts what its children leave: it has one that leaves a process without any tie to it. */
final class Adopter implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    Adopter() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Adopter.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        out = process.inputReader();
    }

    long pid() {
        return process.pid();
    }

    /** Waits until it has left the process, and returns the id of that. */
    long orphan() throws IOException {
        return Long.parseLong(out.readLine());
    }

    /** Returns the exit statuses of processes that it has started, each in a thread that ended before them. */
    List<Integer> statuses() throws IOException {
        return Arrays.stream(out.readLine().split(" ")).map(Integer::valueOf).toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) throws Exception {
        Subreaper.become();
        Process child = new ProcessBuilder(
                        "sh", "-c", "setsid env -i sleep 30 </dev/null >/dev/null 2>&1 & echo $!; exec 1>&-; sleep 0.2")
                .start();
        try (BufferedReader out = child.inputReader()) {
            String orphan = out.readLine();
            child.waitFor();
            System.out.println(orphan);
        }
        System.out.println(startedByOthers());
        Thread.sleep(Long.MAX_VALUE);
    }

    private static String startedByOthers() throws Exception {
        List<Process> children = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Thread starter = new Thread(() -> children.add(child()));
            starter.start();
            starter.join();
        }
        StringBuilder statuses = new StringBuilder();
        for (Process child : children) statuses.append(child.waitFor()).append(' ');
        return statuses.toString().strip();
    }

    private static Process child() {
        try {
            return new ProcessBuilder("sh", "-c", "sleep 0.1; exit 7").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
