package dev.turnstile.models.litmus;

/**
 * Two variables, 0 to begin with. Two threads each write one of them and then read the other; at least one of them sees the other's
 * write. The entry protocols of Dekker and Peterson rely on this.
 */
public interface StoreBuffer {
    /** Writes 1 to x. */
    void writeX();

    /** Writes 1 to y. */
    void writeY();

    /** Reads x. */
    int readX();

    /** Reads y. */
    int readY();
}
