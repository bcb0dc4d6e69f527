package dev.turnstile.leak;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.ptr.IntByReference;
import java.util.Optional;

/** The kernel's setting whether it gives this process the descendants that lose their parents, prctl(2). */
record ChildSubreaper(NativeProcesses system) {
    /** From linux/prctl.h. */
    private static final int PR_SET_CHILD_SUBREAPER = 36;

    private static final int PR_GET_CHILD_SUBREAPER = 37;

    /** The setting; empty if this system has none. */
    static Optional<ChildSubreaper> ofThisProcess() {
        try {
            return Optional.of(new ChildSubreaper(Native.load("c", NativeProcesses.class)));
        } catch (LinkageError | RuntimeException noSuchLibrary) {
            return Optional.empty();
        }
    }

    /** Turns it on or off. Returns whether that was possible. */
    boolean set(boolean on) {
        return system.prctl(PR_SET_CHILD_SUBREAPER, new NativeLong(on ? 1 : 0), none(), none(), none()) == 0;
    }

    boolean isOn() {
        IntByReference answer = new IntByReference();
        return system.prctl(PR_GET_CHILD_SUBREAPER, answer, none(), none(), none()) == 0 && answer.getValue() == 1;
    }

    private static NativeLong none() {
        return new NativeLong(0);
    }
}
