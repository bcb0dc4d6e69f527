package dev.turnstile.models.processes;

import dev.turnstile.spec.Crash;

/** A count in a dictionary that a process of its own holds, the manager. Other processes take from it. */
public interface SharedDict {
    /** The initial number. */
    int INITIAL = 3;

    /** Takes one and returns what is left. The count may be overdrawn: then what is left is negative. */
    int takeOne();

    /** Returns the number that is left. */
    int left();

    /** The death of a client, which the manager survives. */
    @Crash
    default void crash() {}
}
