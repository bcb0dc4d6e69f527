package dev.turnstile.leak;

import com.sun.jna.Library;
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
 * <p>Nobody waits for those that were adopted: they stay zombies until this process ends, which is no fault of theirs. They are told from
 * children that a process has started itself by the thread whose children they are, proc(5): the kernel gives an adopted one to the first
 * thread of a process, and the first thread of a JVM starts nothing, since it only waits for {@code main}'s.
 */
public final class Subreaper {
    /** From linux/prctl.h. */
    private static final int PR_SET_CHILD_SUBREAPER = 36;

    private interface ControlledProcess extends Library {
        int prctl(int option, NativeLong value, NativeLong unused3, NativeLong unused4, NativeLong unused5);
    }

    private Subreaper() {}

    /** Makes this process one, until it ends. Returns whether the system can do that and tells of adopted children. */
    public static boolean become() {
        if (!Files.isReadable(childrenOf(ProcessHandle.current().pid()))) return false;
        NativeLong none = new NativeLong(0);
        try {
            return Native.load("c", ControlledProcess.class)
                            .prctl(PR_SET_CHILD_SUBREAPER, new NativeLong(1), none, none, none)
                    == 0;
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
