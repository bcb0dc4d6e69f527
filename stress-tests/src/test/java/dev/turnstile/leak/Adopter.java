package dev.turnstile.leak;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import com.sun.jna.ptr.PointerByReference;
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

    /** Waits until it adopts no more and has started a process of which the JDK does not know, and returns the id of that. */
    long unknown() throws IOException {
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
        Subreaper.cease();
        Subreaper.become();
        Subreaper.cease();
        System.out.println(startedByTheLibrary());
        Thread.sleep(Long.MAX_VALUE);
    }

    /** Starts a process without the JDK, in a thread that ends before it. */
    private static long startedByTheLibrary() throws InterruptedException {
        PointerByReference pid = new PointerByReference();
        Thread starter = new Thread(() -> {
            StringArray arguments = new StringArray(new String[] {"true"});
            int failure = Function.getFunction("c", "posix_spawnp")
                    .invokeInt(new Object[] {pid, "true", Pointer.NULL, Pointer.NULL, arguments, Pointer.NULL});
            if (failure != 0) throw new IllegalStateException("posix_spawnp: " + failure);
        });
        starter.start();
        starter.join();
        return pid.getPointer().getInt(0);
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
