package dev.turnstile.engine.lincheck.exploring.calls;

import java.io.ByteArrayOutputStream;
import java.io.CharArrayWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Classes of the JDK that hold text or bytes for several threads, each method of which takes a monitor. Lincheck leaves them to the hooks of
 * their callers, but string concatenation, {@code String.valueOf} and formats have none. So their code has hooks itself.
 * {@code StringBuffer} is none of them: the JVM knows some of its methods itself, and Lincheck leaves such methods as they are.
 */
public final class SynchronizedText {
    /** The classes. */
    public static final List<Class<?>> CLASSES = List.of(CharArrayWriter.class, ByteArrayOutputStream.class);

    private static final Set<String> NAMES =
            CLASSES.stream().map(Class::getName).collect(Collectors.toUnmodifiableSet());

    private SynchronizedText() {}

    /** Whether a class is one of them. */
    public static boolean isOne(String className) {
        return NAMES.contains(className);
    }
}
