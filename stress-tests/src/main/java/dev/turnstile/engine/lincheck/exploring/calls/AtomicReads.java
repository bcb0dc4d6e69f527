package dev.turnstile.engine.lincheck.exploring.calls;

import java.util.Set;

/**
 * Methods of atomic objects and arrays that read by calling another of their methods. Code without hooks may call them: string
 * concatenation, {@code String.valueOf}, {@code Number.doubleValue}. So they have hooks themselves, and tell of the read where they make it.
 */
public final class AtomicReads {
    private static final Set<String> BY_OTHER =
            Set.of("toString", "byteValue", "shortValue", "intValue", "longValue", "floatValue", "doubleValue");

    private AtomicReads() {}

    /** Whether a method is one of them. */
    public static boolean isByOther(String method) {
        return BY_OTHER.contains(method);
    }
}
