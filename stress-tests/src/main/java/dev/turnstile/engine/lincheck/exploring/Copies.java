package dev.turnstile.engine.lincheck.exploring;

import java.util.stream.Stream;
import org.jetbrains.lincheck.descriptors.MethodDescriptor;
import org.jspecify.annotations.Nullable;

/** Copies of arrays and objects that the JDK makes, in code that is not instrumented. */
final class Copies {
    private Copies() {}

    /**
     * Whether the answer of a call is such a copy: a new object, though no code that is watched has made it. It shares its content with the
     * other.
     */
    static boolean isMadeBy(MethodDescriptor called, @Nullable Object receiver) {
        if (receiver != null) return isOfWhole(called, receiver);
        return called.isIntrinsic() && called.getClassName().equals("java.util.Arrays");
    }

    /** Whether a call copies its receiver: it is {@code clone} of an array, or the one that {@code Object} has. */
    static boolean isOfWhole(MethodDescriptor called, Object receiver) {
        if (!called.getMethodName().equals("clone")) return false;
        Class<?> type = receiver.getClass();
        if (type.isArray()) return true;
        while (type != Object.class && !type.getName().equals(called.getClassName())) type = type.getSuperclass();
        while (type != Object.class && !declaresClone(type)) type = type.getSuperclass();
        return type == Object.class;
    }

    private static boolean declaresClone(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals("clone") && method.getParameterCount() == 0);
    }
}
