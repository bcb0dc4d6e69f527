package dev.turnstile.models.semaphores;

/** A place for one visitor at a time; the first few are in a hurry. Each visit ends, whatever the others do. */
public interface Visits {
    /** How many visitors are in a hurry: each waits for the place until a short limit, and goes if it does not get it. */
    int IN_A_HURRY = 2;

    /** Waits for the place, and leaves it: the first visitor after as long as the short limit, the others at once. */
    void visit();
}
