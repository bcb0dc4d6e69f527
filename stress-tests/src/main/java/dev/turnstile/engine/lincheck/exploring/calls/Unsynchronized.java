package dev.turnstile.engine.lincheck.exploring.calls;

import dev.turnstile.explore.Access.Kind;
import java.nio.Buffer;
import java.security.MessageDigest;
import java.text.Format;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Objects of the JDK that are documented as unsafe for several threads, and whose code is not instrumented. Each call on one counts as an
 * access to all that the object holds. Otherwise it would look as if it were made in one step.
 */
public final class Unsynchronized {
    private static final Set<String> READ_BUILDER = Set.of(
            "toString",
            "length",
            "charAt",
            "substring",
            "subSequence",
            "indexOf",
            "lastIndexOf",
            "isEmpty",
            "capacity",
            "codePointAt",
            "codePointBefore",
            "codePointCount",
            "offsetByCodePoints",
            "compareTo",
            "chars",
            "codePoints",
            "getChars");

    private static final Set<String> READ_BUFFER = Set.of("position", "limit", "remaining", "hasRemaining");

    private static final Set<String> MOVE_BUFFER = Set.of("flip", "clear", "rewind", "mark", "reset", "compact");

    private static final Set<String> OF_ALL = Set.of("equals", "hashCode", "toString", "clone");

    private Unsynchronized() {}

    /** Returns how a call accesses what its receiver holds; {@code null} if the receiver is no such object or the call is safe. */
    public static @Nullable Kind access(Object receiver, String method, Object[] arguments) {
        if (receiver instanceof StringBuilder) return READ_BUILDER.contains(method) ? Kind.READ : Kind.UPDATE;
        if (receiver instanceof Format || receiver instanceof MessageDigest) {
            boolean reads = method.startsWith("get") || method.startsWith("is") || OF_ALL.contains(method);
            return reads ? Kind.READ : Kind.UPDATE;
        }
        return receiver instanceof Buffer ? ofBuffer(method, arguments) : null;
    }

    /** Whether a call on one does nothing else: it runs no code that is given to it, and shares nothing with another object. */
    public static boolean isAll(Object receiver, Object[] arguments) {
        if (!(receiver instanceof StringBuilder)) return false;
        for (Object argument : arguments) {
            boolean isValue = argument == null
                    || argument instanceof String
                    || argument instanceof Number
                    || argument instanceof Character
                    || argument instanceof Boolean;
            if (!isValue) return false;
        }
        return true;
    }

    /** Other views of a buffer share its content, but not its position, which all accesses move that name no index. */
    private static @Nullable Kind ofBuffer(String method, Object[] arguments) {
        if (READ_BUFFER.contains(method)) return arguments.length == 0 ? Kind.READ : Kind.UPDATE;
        if (MOVE_BUFFER.contains(method)) return Kind.UPDATE;
        boolean gets = method.startsWith("get");
        if (!gets && !method.startsWith("put")) return null;
        boolean namesIndex = arguments.length >= (gets ? 1 : 2) && arguments[0] instanceof Integer;
        return namesIndex ? null : Kind.UPDATE;
    }
}
