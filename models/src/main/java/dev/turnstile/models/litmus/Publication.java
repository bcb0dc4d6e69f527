package dev.turnstile.models.litmus;

/** Message passing: a datum and a flag that says it is there. Who sees the flag has to see the datum. */
public interface Publication {
    /** The datum. */
    int DATUM = 42;

    /** What a reader answers that finds nothing published. The fields' own initial value, 0, is no answer at all. */
    int NOTHING_YET = -1;

    /** Writes the datum, then raises the flag. */
    void publish();

    /** The datum if the flag is up, else {@link #NOTHING_YET}. */
    int read();
}
