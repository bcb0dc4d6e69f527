package dev.turnstile.explore;

/**
 * Two accesses to one location that nothing orders: one writes, and at least one is plain (JLS 17.4.5).
 *
 * @param location where
 * @param first the one that came first in this execution
 * @param second the other
 */
public record DataRace(Location location, Side first, Side second) {
    /**
     * One of the two accesses.
     *
     * @param thread index of the thread
     * @param operation index of the thread's operation; negative for none
     * @param writes whether it writes
     * @param mode how it takes part in the memory model
     * @param site where in the code
     */
    public record Side(int thread, int operation, boolean writes, AccessMode mode, int site) {}
}
