package dev.turnstile.leak;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

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
        Thread.sleep(Long.MAX_VALUE);
    }
}
