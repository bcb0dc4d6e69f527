package dev.turnstile.jdk;

import java.util.List;

/** Tells the JDK's classes from others by their names. */
public final class JdkClasses {
    /** Of its modules, documented or not. Some libraries live here too; they are no more the user's code than the JDK is. */
    private static final List<String> PACKAGES = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

    private JdkClasses() {}

    /**
     * Whether a class is one of them.
     *
     * @param className its binary name, or its name as bytecode has it: {@code java.lang.Thread}, {@code java/lang/Thread}
     */
    public static boolean isOne(String className) {
        String name = className.replace('/', '.');
        return PACKAGES.stream().anyMatch(name::startsWith);
    }
}
