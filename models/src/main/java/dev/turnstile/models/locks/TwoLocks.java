package dev.turnstile.models.locks;

/** Two jobs that each need the locks A and B at once, and count what is done under both. Each ends, whatever else runs. */
public interface TwoLocks {
    /** Asks for A, then for B, works, and gives both back. Returns how many jobs are done, this one included. */
    int f1();

    /** Asks for B, then for A, works, and gives both back. Returns how many jobs are done, this one included. */
    int f2();
}
