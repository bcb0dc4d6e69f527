package dev.turnstile.mutation.operator;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Calls that may return although what they wait for is not there. */
final class Waits {
    private static final Set<String> NAMES = Set.of(
            "wait", "await", "awaitNanos", "awaitUntil", "awaitUninterruptibly", "park", "parkNanos", "parkUntil");

    private static final Set<String> COUNTS = Set.of("getWaitQueueLength", "hasWaiters");

    private static final String CONDITION = "java/util/concurrent/locks/Condition";
    private static final String JDK = "java/util/concurrent/";

    private Waits() {}

    /**
     * Whether a call is such a wait: of a monitor, a condition, or a park. Methods of these names that are not the JDK's are taken for
     * wrappers of them. Latches and barriers of the JDK return only for a reason.
     */
    static boolean isWait(MethodInsnNode call) {
        return NAMES.contains(call.name) && (!call.owner.startsWith(JDK) || call.owner.startsWith(JDK + "locks/"));
    }

    /**
     * Whether every wait of a class that a call may end is in a loop, and nobody counts those who wait.
     *
     * @param wake wakes threads that wait
     * @param condition the name of the condition on which it is called; {@code null} if that has no name
     */
    static boolean areRepeated(ClassNode type, MethodInsnNode wake, @Nullable String condition) {
        for (Code code : Code.of(type)) {
            List<Integer> calls = code.calls().stream()
                    .filter(call -> isForMonitor(code.call(call)) || COUNTS.contains(code.call(call).name))
                    .toList();
            if (calls.isEmpty()) continue;
            Flow flow = Flow.of(code);
            Origins origins = new Origins(flow);
            for (int call : calls) {
                boolean counts = COUNTS.contains(code.call(call).name);
                String waitsFor = counts ? origins.operand(call, 0) : origins.receiver(call);
                boolean ofCondition = counts || code.call(call).owner.equals(CONDITION);
                boolean isOther = wake.owner.equals(CONDITION)
                        ? ofCondition && waitsFor != null && condition != null && !waitsFor.equals(condition)
                        : ofCondition;
                if (!isOther && (counts || !flow.isInLoop(call))) return false;
            }
        }
        return true;
    }

    private static boolean isForMonitor(MethodInsnNode call) {
        return isWait(call) && !call.name.startsWith("park");
    }

    /** Whether a call is a wait, by a method of another class, for a monitor that is passed to it. */
    static boolean isWrappedWait(MethodInsnNode call) {
        return isForMonitor(call) && !call.owner.startsWith("java/");
    }
}
