package dev.turnstile.spec;

/**
 * The ways out of deadlock: one for each of the four conditions that a deadlock needs (Coffman, Elphick and Shoshani, "System
 * Deadlocks", 1971), which it keeps from holding, and one that lets all four hold.
 */
public enum Remedy {
    /** Against mutual exclusion: nothing is held alone; updates are lock-free. */
    NO_MUTUAL_EXCLUSION,
    /** Against hold and wait: all that is needed is taken at once, or nothing. */
    NO_HOLD_AND_WAIT,
    /** Against no preemption: who cannot go on gives back what it holds. */
    PREEMPTION,
    /** Against circular wait: all take locks in one order. */
    NO_CIRCULAR_WAIT,
    /** Avoidance: a request waits if granting it could lead into a deadlock, as in the banker's algorithm. */
    AVOIDANCE
}
