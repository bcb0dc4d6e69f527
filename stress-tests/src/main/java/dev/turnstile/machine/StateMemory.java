package dev.turnstile.machine;

import java.util.IdentityHashMap;

/** Counts the bytes that states and remembered steps take. Models differ much in size, so that a number of states would say little. */
final class StateMemory {
    /** One state in 64 is measured, and stands for those that follow. */
    private static final int SAMPLE = 64;

    /** A {@link ModelState} with its {@code Arrival} and its place in the table, on a 64-bit HotSpot. */
    private static final int BYTES_OF_STATE = 80;

    /** Not much more than what a state takes anyway. */
    private static final int LARGE = 100;

    /** A {@link Step} with its answer and its place in the state's table. */
    private static final int BYTES_OF_STEP = 72;

    private final Footprint footprint = new Footprint();
    private IdentityHashMap<Object, Boolean> lastSeen = new IdentityHashMap<>();
    private long bytes;

    /** The bytes of the last model that was measured. */
    private long size;

    long bytes() {
        return bytes;
    }

    void noteStep() {
        bytes += BYTES_OF_STEP;
    }

    /** Whether models are so large that it pays to rebuild them. */
    boolean isLarge() {
        return size > LARGE;
    }

    /**
     * Notes a new state.
     *
     * @param number its number
     * @param key the state by value
     * @param dropped whether this is not kept
     */
    void noteState(int number, Object key, boolean dropped) {
        bytes += BYTES_OF_STATE + (dropped ? 0 : size);
        if (number % SAMPLE != SAMPLE - 1) return;
        // All states since the last sample share what both have, so it costs nothing.
        IdentityHashMap<Object, Boolean> seen = new IdentityHashMap<>();
        size = footprint.of(key, seen, lastSeen);
        lastSeen = seen;
    }
}
