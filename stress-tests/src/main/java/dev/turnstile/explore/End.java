package dev.turnstile.explore;

/** How an execution ended, or that it goes on. */
public enum End {
    /** It goes on. */
    NONE,
    /** All threads that must end have ended, and the others have nothing to do. */
    COMPLETE,
    /** A thread that must end cannot go on. */
    HUNG,
    /** Its continuation is equivalent to one that has been run. */
    REDUNDANT,
    /** It grew too long, or had too many threads. */
    CUT,
    /** A repetition went another way: the program depends on more than the schedule. */
    DIVERGED
}
