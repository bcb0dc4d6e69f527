package dev.turnstile.adapter;

import java.lang.reflect.Method;
import java.util.List;

/**
 * Finds the methods of the JDK's atomic classes that promise less than volatile access: others may see what they write later than they return,
 * or they may fail for no reason. In the words of the documentation of {@link java.lang.invoke.VarHandle}: plain, opaque, acquire and release.
 */
final class WeakAccess {
    private static final String PACKAGE = "java.util.concurrent.atomic";
    private static final List<String> SUFFIXES = List.of("Plain", "Opaque", "Acquire", "Release");

    private WeakAccess() {}

    static boolean isOne(Method method) {
        String name = method.getName();
        return method.getDeclaringClass().getPackageName().equals(PACKAGE)
                && (name.equals("lazySet")
                        || name.startsWith("weakCompareAndSet")
                        || SUFFIXES.stream().anyMatch(name::endsWith));
    }
}
