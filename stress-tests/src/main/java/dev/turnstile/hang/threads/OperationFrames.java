package dev.turnstile.hang.threads;

import dev.turnstile.jdk.JdkClasses;
import dev.turnstile.spec.Subject;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Tells frames of the code under test from those of the platform and of the harness. */
public final class OperationFrames {
    private static final @Nullable CodeSource HARNESS = source(OperationFrames.class);

    private OperationFrames() {}

    /** Whether the frame is the JDK's. */
    public static boolean isPlatform(StackTraceElement frame) {
        return JdkClasses.isJdkClass(frame.getClassName());
    }

    /** How many of the innermost frames belong to the operation; those behind them are the harness's, which called it. */
    public static int depth(StackTraceElement[] stack, ClassLoader loader) {
        int depth = 0;
        while (depth < stack.length && !isHarness(stack[depth], loader)) depth++;
        while (depth > 0 && isPlatform(stack[depth - 1]) && depth < stack.length) depth--; // how the harness calls
        return depth;
    }

    private static boolean isHarness(StackTraceElement frame, ClassLoader loader) {
        String name = frame.getClassName();
        if (name.startsWith("org.openjdk.jcstress.") || name.startsWith("org.jetbrains.lincheck.")) return true;
        if (name.startsWith("turnstile.generated.") || name.startsWith("Turnstile_")) return true; // jcstress tests
        if (isPlatform(frame)) return false;
        try {
            Class<?> type = Class.forName(name, false, loader);
            if (type.isAnnotationPresent(Subject.class)) return false; // a canary
            CodeSource source = source(type);
            return HARNESS != null && source != null && HARNESS.getLocation().equals(source.getLocation());
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private static @Nullable CodeSource source(Class<?> type) {
        ProtectionDomain domain = type.getProtectionDomain();
        return domain == null ? null : domain.getCodeSource();
    }
}
