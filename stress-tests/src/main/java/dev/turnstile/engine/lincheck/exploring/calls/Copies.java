package dev.turnstile.engine.lincheck.exploring.calls;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jetbrains.lincheck.descriptors.MethodDescriptor;

/** Copies of arrays and objects that the JDK makes, in code that is not instrumented. */
public final class Copies {
    private Copies() {}

    /** Whether the answer of a call may be a copy of its receiver, see below: the caller is not known. */
    public static boolean isOfWhole(MethodDescriptor called, Object receiver) {
        return called.getMethodName().equals("clone") && isNative(receiver, called.getClassName());
    }

    /**
     * Whether a call copies its receiver: it is {@code clone} of an array, or the one that {@code Object} has.
     *
     * @param caller the method with the call. One named {@code clone} calls that of a superclass, though its own class has another.
     */
    public static boolean isOfWhole(MethodDescriptor called, Object receiver, Supplier<String> caller) {
        if (!called.getMethodName().equals("clone")) return false;
        return caller.get().equals("clone")
                ? isNative(receiver, called.getClassName())
                : isNative(receiver, receiver.getClass().getName());
    }

    /** @param from the name of the class at which the search for the method begins; if it is none of the object's, with the object's own */
    private static boolean isNative(Object object, String from) {
        if (object.getClass().isArray()) return true;
        Class<?> type = object.getClass();
        while (type != null && !type.getName().equals(from)) type = type.getSuperclass();
        if (type == null) type = object.getClass();
        while (type != Object.class && !declaresClone(type)) type = type.getSuperclass();
        return type == Object.class;
    }

    private static boolean declaresClone(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals("clone") && method.getParameterCount() == 0);
    }
}
