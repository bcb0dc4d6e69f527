package dev.turnstile.leak;

import com.sun.jna.ptr.IntByReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Waits for processes that this one has adopted, so that they do not stay zombies. The JDK waits for each process that it has started in a
 * thread for it alone, which the kernel wakes when the process ends. So a zombie is left to the JDK while such a thread is about to run,
 * and for some looks in any case: were it taken first, the JDK would not learn its exit status.
 */
final class Orphans {
    private static final Path THREADS = Path.of("/proc/self/task");

    /** How the JDK names these threads. Linux keeps 15 bytes of a name. */
    private static final String WAITING_FOR_A_CHILD = "(process reaper";

    private static final long NAP_MILLIS = 10;

    /** Chosen: a thread that was woken has run by then, even on a busy machine, since this one runs as often in between. */
    private static final int LOOKS = 10;

    private final ChildSubreaper setting;
    private Map<Long, Integer> looks = new HashMap<>();

    Orphans(ChildSubreaper setting) {
        this.setting = setting;
    }

    /** Starts a thread that waits until this process ends. */
    void startWaiting() {
        // Named as the worker's own threads are; it inherits nothing by which the threads of a run are known.
        Thread thread = new Thread(null, this::waitOn, "worker-orphans", 0, false);
        thread.setDaemon(true);
        thread.start();
    }

    private void waitOn() {
        while (true) {
            try {
                Thread.sleep(NAP_MILLIS);
            } catch (InterruptedException e) {
                // A subject's doing.
            }
            look();
        }
    }

    private void look() {
        if (!setting.isOn()) return;
        Map<Long, Integer> seen = new HashMap<>();
        for (long pid : AdoptedChildren.of(ProcessHandle.current().pid())) {
            if (!stat(Path.of("/proc", Long.toString(pid))).contains(") Z ")) continue;
            int times = looks.getOrDefault(pid, 0) + 1;
            if (times < LOOKS || isJdkAboutToWait()) seen.put(pid, times);
            else setting.system().waitpid((int) pid, new IntByReference(), NativeProcesses.WNOHANG);
        }
        looks = seen;
    }

    private static boolean isJdkAboutToWait() {
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
            for (Path thread : threads) {
                String stat = stat(thread);
                if (stat.contains(WAITING_FOR_A_CHILD) && stat.contains(") R ")) return true;
            }
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static String stat(Path task) {
        try {
            return Files.readString(task.resolve("stat"), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
