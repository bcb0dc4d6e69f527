package dev.turnstile.models.litmus;

/** Message passing: a datum, and a flag that says it is there. A reader that sees the flag must see the datum. */
public interface Publication {
    /** The datum. */
    int DATUM = 42;

    /** The answer of a reader that finds nothing published. The fields' own initial value, 0, is no answer at all. */
    int NOTHING_YET = -1;

    /** Writes the datum, then raises the flag. */
    void publish();

    /** Returns the datum if the flag is up, else {@link #NOTHING_YET}. */
    int read();
}
