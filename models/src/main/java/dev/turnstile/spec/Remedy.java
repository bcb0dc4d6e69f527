package dev.turnstile.spec;

import org.apiguardian.api.API;

/**
 * The ways out of deadlock. A deadlock needs four conditions (Coffman, Elphick and Shoshani, "System Deadlocks", 1971): each of the
 * first four ways breaks one of them, and the last one lets all four hold.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Remedy {
    /** Breaks mutual exclusion: no thread holds anything alone; updates are lock-free. */
    NO_MUTUAL_EXCLUSION,
    /** Breaks hold and wait: a thread takes everything that it needs at once, or nothing. */
    NO_HOLD_AND_WAIT,
    /** Breaks no preemption: a thread that cannot go on gives back its locks. */
    PREEMPTION,
    /** Breaks circular wait: all threads take locks in one order. */
    NO_CIRCULAR_WAIT,
    /** Avoidance: a request waits if granting it could lead into a deadlock, as in the banker's algorithm. */
    AVOIDANCE
}
