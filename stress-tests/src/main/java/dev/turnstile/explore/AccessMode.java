package dev.turnstile.explore;

import java.util.Locale;

/** How an access takes part in the Java memory model (JLS 17.4; {@code java.lang.invoke.VarHandle}'s access modes). */
public enum AccessMode {
    /** An ordinary field or array access: it orders nothing. */
    PLAIN,
    /**
     * A plain access through a handle or {@code Unsafe}. It orders nothing, either, but its author chose it among the modes: where the
     * other access is atomic, a race is meant, as with weaker modes.
     */
    CHOSEN_PLAIN,
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

    /** Whether code has chosen it, though the memory model treats it as weaker than sequentially consistent. */
    public boolean isWeak() {
        return this != PLAIN && this != VOLATILE;
    }

    /** Whether an access in this mode and one in another race unless something orders them. */
    boolean races(AccessMode other) {
        return this == PLAIN || other == PLAIN || this == CHOSEN_PLAIN && other == CHOSEN_PLAIN;
    }

    /** The mode in lower case: {@code plain}. */
    public String label() {
        return this == CHOSEN_PLAIN ? PLAIN.label() : name().toLowerCase(Locale.ROOT);
    }
}
