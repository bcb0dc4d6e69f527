package dev.turnstile.models.servers;

/** How a message is cut up on its way out. */
public enum Pieces {
    /** In one go, as far as it goes. */
    WHOLE,
    /** In many small writes, which do not end where anything else ends. */
    SMALL;

    private static final int SHORT = 16;
    private static final int ODD = 4_099;

    /** Returns how long each piece is of a message of {@code length} bytes. */
    public int length(int length) {
        if (this == WHOLE) return length;
        return length <= SHORT ? 1 : ODD;
    }
}
