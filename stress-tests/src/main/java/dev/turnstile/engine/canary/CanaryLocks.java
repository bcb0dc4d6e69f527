package dev.turnstile.engine.canary;

/** A contract whose canary deadlocks: both operations always return. */
public interface CanaryLocks {
    /** Runs a section that needs both locks. */
    void f1();

    /** Runs another one. */
    void f2();
}
