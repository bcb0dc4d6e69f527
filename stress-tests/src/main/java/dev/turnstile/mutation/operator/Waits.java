package dev.turnstile.mutation.operator;

import java.util.Set;
import org.objectweb.asm.tree.MethodInsnNode;

/** Calls that may return although what they wait for is not there. */
final class Waits {
    private static final Set<String> NAMES = Set.of(
            "wait", "await", "awaitNanos", "awaitUntil", "awaitUninterruptibly", "park", "parkNanos", "parkUntil");

    private static final String JDK = "java/util/concurrent/";

    private Waits() {}

    /**
     * Whether a call is such a wait: of a monitor, a condition, or a park. Methods of these names that are not the JDK's are taken for
     * wrappers of them. Latches and barriers of the JDK return only for a reason.
     */
    static boolean isWait(MethodInsnNode call) {
        return NAMES.contains(call.name) && (!call.owner.startsWith(JDK) || call.owner.startsWith(JDK + "locks/"));
    }

    /** Whether a call is a wait, by a method of another class, for a monitor that is passed to it. */
    static boolean isWrappedWait(MethodInsnNode call) {
        return isWait(call) && !call.name.startsWith("park") && !call.owner.startsWith("java/");
    }
}
