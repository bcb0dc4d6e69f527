package dev.turnstile.explore;

import java.util.Locale;

/** How an access takes part in the Java memory model (JLS 17.4; {@code java.lang.invoke.VarHandle}'s access modes). */
public enum AccessMode {
    /** An ordinary field or array access: it orders nothing. */
    PLAIN,
    /** Coherent with other accesses to the same place, but orders nothing else. */
    OPAQUE,
    /** A read that is ordered after the release write it reads from. */
    ACQUIRE,
    /** A write that is ordered before the acquire read that reads it. */
    RELEASE,
    /** A volatile access, or an atomic update. */
    VOLATILE;

    /** Whether a read in this mode sees what came before the write it reads from. */
    boolean acquires() {
        return this == ACQUIRE || this == VOLATILE;
    }

    /** Whether a write in this mode shows what came before it to those that read it. */
    boolean releases() {
        return this == RELEASE || this == VOLATILE;
    }

    /** Whether the memory model treats it as weaker than sequentially consistent, though not as a plain access. */
    public boolean isWeak() {
        return this == OPAQUE || this == ACQUIRE || this == RELEASE;
    }

    /** The mode in lower case: {@code plain}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
