package dev.turnstile.adapter;

import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells which types of answers may have a value that can be compared. A probe shows what an operation answers in fact. */
final class AnswerTypes {
    private static final List<Class<?>> COPIED =
            List.of(List.class, Set.class, Map.class, Map.Entry.class, Optional.class);

    private AnswerTypes() {}

    /** The type that a contract answers: a model answers copies, which may be of another class. */
    static Class<?> inContract(Class<?> type) {
        return isPlain(type) ? type : Object.class;
    }

    /** Whether an answer of a type, compared with one of another, can be equal to it. */
    static boolean mayBeEqual(Class<?> type, Class<?> other) {
        return wrapped(type) == wrapped(other) || !isPlain(type) || !isPlain(other);
    }

    private static boolean isPlain(Class<?> type) {
        return type == String.class
                || MethodType.methodType(type).unwrap().returnType().isPrimitive();
    }

    /** The class of a type's values when they are objects. */
    static Class<?> wrapped(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    static boolean mayBeCompared(Class<?> type) {
        if (type.isPrimitive() || type.isEnum() || type.isRecord() || type == Object.class) return true;
        if (type.isArray()) return mayBeCompared(type.getComponentType());
        boolean isCopied = COPIED.stream().anyMatch(copied -> copied.isAssignableFrom(type));
        return isCopied
                || type.isAssignableFrom(Integer.class)
                || type.isAssignableFrom(String.class)
                || hasEquals(type);
    }

    private static boolean hasEquals(Class<?> type) {
        try {
            return !type.isInterface() && type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }
}
