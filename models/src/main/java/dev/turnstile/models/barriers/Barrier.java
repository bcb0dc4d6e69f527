package dev.turnstile.models.barriers;

/**
 * A line that threads cross together, {@value #PARTIES} at a time. It may be used again at once: each group of that size is a
 * generation.
 */
public interface Barrier {
    /** How many make a generation. */
    int PARTIES = 2;

    /** Waits until the caller's generation is complete, and answers how many of it had come before the caller. */
    int await();
}
