package dev.turnstile.leak;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;

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
        if (!AdoptedChildren.areTold()) return false;
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
}
