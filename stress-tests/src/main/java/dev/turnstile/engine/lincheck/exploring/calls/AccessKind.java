package dev.turnstile.engine.lincheck.exploring.calls;

import dev.turnstile.explore.Access.Kind;
import dev.turnstile.explore.AccessMode;
import java.util.Locale;

/**
 * How a method of an atomic class, a field updater, {@code VarHandle} or {@code Unsafe} accesses memory, by its name
 * ({@code java.lang.invoke.VarHandle}'s documentation lists the names and modes).
 *
 * @param kind whether it reads, writes or both
 * @param mode how it takes part in the memory model
 */
public record AccessKind(Kind kind, AccessMode mode) {
    /**
     * Of a method by name.
     *
     * @param plainByDefault whether a name without a mode means plain access (VarHandle and Unsafe) instead of volatile (all others)
     */
    public static AccessKind of(String method, boolean plainByDefault) {
        String name = method.toLowerCase(Locale.ROOT);
        boolean update = name.contains("compareand")
                || name.startsWith("getand")
                || name.endsWith("andget")
                || name.startsWith("attempt");
        if (update) return new AccessKind(Kind.UPDATE, mode(name, AccessMode.VOLATILE));
        boolean write = name.startsWith("set") || name.startsWith("put") || name.startsWith("lazyset");
        AccessMode plain = plainByDefault ? AccessMode.CHOSEN_PLAIN : AccessMode.VOLATILE;
        if (name.startsWith("lazyset") || name.startsWith("putordered"))
            return new AccessKind(Kind.WRITE, AccessMode.RELEASE);
        return new AccessKind(write ? Kind.WRITE : Kind.READ, mode(name, plain));
    }

    /** Whether a method of {@code VarHandle} or {@code Unsafe} accesses memory; the others tell about the handle, or about the machine. */
    public static boolean isAccess(String method) {
        return method.startsWith("get") && !method.startsWith("getClass")
                || method.startsWith("set")
                || method.startsWith("put")
                || method.startsWith("compareAnd")
                || method.startsWith("weakCompareAnd");
    }

    private static AccessMode mode(String name, AccessMode otherwise) {
        if (name.endsWith("plain")) return AccessMode.CHOSEN_PLAIN;
        if (name.endsWith("opaque")) return AccessMode.OPAQUE;
        if (name.endsWith("acquire")) return AccessMode.ACQUIRE;
        if (name.endsWith("release")) return AccessMode.RELEASE;
        if (name.endsWith("volatile")) return AccessMode.VOLATILE;
        return otherwise;
    }

    /** Whether a call that returned this compared and found another value: it wrote nothing. */
    public static boolean failed(String method, Object[] arguments, Object result) {
        if (method.startsWith("compareAndExchange")) {
            Object expected = arguments.length < 2 ? null : arguments[arguments.length - 2];
            return !(result == null
                    ? expected == null
                    : result == expected || isBox(result) && result.equals(expected));
        }
        boolean compares = method.startsWith("compareAndSet")
                || method.startsWith("weakCompareAndSet")
                || method.startsWith("attempt");
        return compares && Boolean.FALSE.equals(result);
    }

    private static boolean isBox(Object value) {
        return value instanceof Number || value instanceof Boolean || value instanceof Character;
    }
}
