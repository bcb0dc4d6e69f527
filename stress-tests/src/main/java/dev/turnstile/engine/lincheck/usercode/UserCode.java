package dev.turnstile.engine.lincheck.usercode;

import dev.turnstile.code.FirstLine;
import dev.turnstile.jdk.JdkClasses;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the code that a reader wrote from the JDK's and Lincheck's. */
public final class UserCode {
    private static final List<String> LINCHECK = List.of("org.jetbrains.", "sun.nio.ch.lincheck.", "kotlin.");

    private UserCode() {}

    /** Whether a class is Lincheck's own. */
    public static boolean isLincheck(String className) {
        return LINCHECK.stream().anyMatch(dotted(className)::startsWith);
    }

    /** Whether a class belongs neither to the JDK nor to Lincheck. */
    public static boolean isUsers(String className) {
        String name = dotted(className);
        return !name.isEmpty() && !isLincheck(name) && !JdkClasses.isJdkClass(name);
    }

    /** Whether a place is in such a class. */
    static boolean contains(StackTraceElement place) {
        return isUsers(place.getClassName());
    }

    /** {@code File.java:17}; {@code null} where unknown. */
    public static @Nullable String location(StackTraceElement place) {
        String file = place.getFileName();
        if (file == null || file.isEmpty()) return null;
        int line = place.getLineNumber() > 0
                ? place.getLineNumber()
                : FirstLine.of(dotted(place.getClassName()), place.getMethodName());
        return line > 0 ? file + ":" + line : file;
    }

    /** {@code Outer.Inner.method(File.java:17)}. */
    public static String frame(StackTraceElement place) {
        String type = dotted(place.getClassName());
        String simple = type.substring(type.lastIndexOf('.') + 1).replace('$', '.');
        String location = location(place);
        return simple + "." + place.getMethodName() + "(" + (location == null ? "unknown" : location) + ")";
    }

    private static String dotted(String className) {
        return className.replace('/', '.');
    }
}
