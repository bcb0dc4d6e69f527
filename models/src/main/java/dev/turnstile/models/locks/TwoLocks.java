package dev.turnstile.models.locks;

/** Two jobs that each need the locks A and B at once. Whatever else runs, each comes to its end. */
public interface TwoLocks {
    /** Asks for A, then for B, works, and gives both back. */
    void f1();

    /** Asks for B, then for A, works, and gives both back. */
    void f2();
}
