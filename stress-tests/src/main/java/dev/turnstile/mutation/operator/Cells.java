package dev.turnstile.mutation.operator;

import java.util.Set;
import org.objectweb.asm.tree.MethodInsnNode;

/** The types of java.util.concurrent.atomic, and variable handles. */
final class Cells {
    static final String HANDLE = "java/lang/invoke/VarHandle";

    private static final String PACKAGE = "java/util/concurrent/atomic/";

    private static final Set<String> SCALARS =
            Set.of("AtomicBoolean", "AtomicInteger", "AtomicLong", "AtomicReference");
    private static final Set<String> ARRAYS = Set.of("AtomicIntegerArray", "AtomicLongArray", "AtomicReferenceArray");
    private static final Set<String> UPDATERS =
            Set.of("AtomicIntegerFieldUpdater", "AtomicLongFieldUpdater", "AtomicReferenceFieldUpdater");

    private Cells() {}

    static boolean isHandle(MethodInsnNode call) {
        return call.owner.equals(HANDLE);
    }

    /** Whether a call is one of a single atomic value. */
    static boolean isScalar(MethodInsnNode call) {
        return SCALARS.contains(simpleName(call));
    }

    /** Whether a call is one of an array of atomic values, whose first argument is an index. */
    static boolean isArray(MethodInsnNode call) {
        return ARRAYS.contains(simpleName(call));
    }

    /** Whether a call is one of a field updater, whose first argument is an object. */
    static boolean isUpdater(MethodInsnNode call) {
        return UPDATERS.contains(simpleName(call));
    }

    static boolean isAtomic(MethodInsnNode call) {
        return isScalar(call) || isArray(call) || isUpdater(call);
    }

    /** Whether a call compares a value and sets another one if it is the expected one, and answers whether it did. */
    static boolean isCompareAndSet(MethodInsnNode call) {
        boolean named = call.name.equals("compareAndSet") || call.name.startsWith("weakCompareAndSet");
        return named && (isHandle(call) || call.owner.startsWith(PACKAGE));
    }

    private static String simpleName(MethodInsnNode call) {
        return call.owner.startsWith(PACKAGE) ? call.owner.substring(PACKAGE.length()) : "";
    }
}
