package dev.turnstile.hostile;

/** A contract in which wrong answers can be seen, so that every engine applies. */
public interface Ticker {
    /** Counts, and answers how often it has counted. */
    int tick();
}
