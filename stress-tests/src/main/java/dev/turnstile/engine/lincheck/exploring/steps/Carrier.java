package dev.turnstile.engine.lincheck.exploring.steps;

import dev.turnstile.explore.Explorer;
import dev.turnstile.explore.Transition;

/** Carries out what the explorer decides, on the threads of an instrumented run. */
public interface Carrier {
    /** Announces what the calling thread is about to do, and returns once it is its turn. */
    void announce(int thread, Transition transition);

    /** A thread writes, or may write, to an object that only it can reach. */
    void writesPrivately(int thread);

    /** A thread waits in a way that may end without a reason, or tries what may fail without one. */
    void mayEndWithoutReason();

    /**
     * Gives the execution up. Does not return.
     *
     * @param reason why, as a clause
     */
    void giveUp(String reason);

    /** An exception that the calling thread did not catch comes to its group. Returns whether that would only print it. */
    boolean uncaught(Throwable thrown);

    /** Runs code of the subject in the middle of a hook, outside of any ignored section. */
    void runForSubject(Runnable code);

    /** The index of a thread of the run; negative for any other. */
    int threadOf(Thread thread);

    /** Returns the explorer, which decides who runs. */
    Explorer explorer();
}
