package dev.turnstile.subjects.locks;

import java.util.function.BooleanSupplier;

/** Lets one through of two threads, which come from different sides. */
interface TwoSidedGate {
    /**
     * Waits until the other side is out of the gate, or gives up.
     *
     * @param side 0 or 1; at most one thread at a time comes from a side
     * @param hopeless asked while waiting: whether to retreat
     * @return whether the caller is through
     */
    boolean enter(int side, BooleanSupplier hopeless);

    /** Opens the gate to the other side again. */
    void leave(int side);
}
