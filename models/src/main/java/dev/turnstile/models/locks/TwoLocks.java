package dev.turnstile.models.locks;

/** Two jobs that each need the locks A and B at once. Each ends, whatever else runs. */
public interface TwoLocks {
    /** Asks for A, then for B, works, and gives both back. */
    void f1();

    /** Asks for B, then for A, works, and gives both back. */
    void f2();
}
