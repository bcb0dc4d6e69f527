package dev.turnstile.explore;

/** Whether time has passed for a thread that is back at the head of a loop, so that its next round may be another than the last. */
public enum Passing {
    /** Time stands still. */
    NONE,
    /** It has passed in the last round, which has waited or slept. */
    IN_ROUND,
    /** It was let pass, as a loop that only looks at the clock was guessed to wait for a deadline. */
    LEAP
}
