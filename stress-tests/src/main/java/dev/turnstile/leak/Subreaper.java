package dev.turnstile.leak;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps descendants in sight whose parents have gone. Linux makes them children of their nearest ancestor that has asked for it
 * ({@code PR_SET_CHILD_SUBREAPER}, prctl(2)), whatever session or environment they have.
 *
 * <p>As init would, this process waits for those that it has adopted. They are told from children that it has started itself by the thread
 * whose children they are, proc(5): the kernel gives an adopted one to the first thread of a process, and the first thread of a JVM starts
 * nothing, since it only waits for {@code main}'s. It also gets the children of threads that have ended; for those that the JDK has started
 * the JDK waits itself, see {@link Orphans}.
 */
public final class Subreaper {
    /** From linux/prctl.h. */
    private static final int PR_SET_CHILD_SUBREAPER = 36;

    /** Done once, however many ask. */
    private static final class Once {
        static final boolean DONE = start();
    }

    private Subreaper() {}

    /** Makes this process one, until it ends. Returns whether the system can do that and tells of adopted children. */
    public static boolean become() {
        return Once.DONE;
    }

    private static boolean start() {
        if (!Files.isReadable(childrenOf(ProcessHandle.current().pid()))) return false;
        NativeLong none = new NativeLong(0);
        try {
            NativeProcesses system = Native.load("c", NativeProcesses.class);
            if (system.prctl(PR_SET_CHILD_SUBREAPER, new NativeLong(1), none, none, none) != 0) return false;
            new Orphans(system).startWaiting();
            return true;
        } catch (LinkageError | RuntimeException noSuchLibrary) {
            return false;
        }
    }

    /** Returns the ids of the children that a JVM has adopted, and of those whose starting thread has ended. */
    static Set<Long> adoptedBy(long pid) {
        try {
            String ids = Files.readString(childrenOf(pid)).strip();
            return Arrays.stream(ids.split(" "))
                    .filter(id -> !id.isEmpty())
                    .map(Long::valueOf)
                    .collect(Collectors.toSet());
        } catch (IOException gone) {
            return Set.of();
        }
    }

    private static Path childrenOf(long pid) {
        return Path.of("/proc", Long.toString(pid), "task", Long.toString(pid), "children");
    }
}
