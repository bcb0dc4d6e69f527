package dev.turnstile.models.litmus;

/**
 * Two variables, 0 to begin with. Of two threads that each write one of them and then read the other, at least one sees the other's
 * write: on this rest the entry protocols of Dekker and Peterson.
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
