package dev.turnstile.explore;

/**
 * An access of one step to one location.
 *
 * @param location the location
 * @param kind whether it reads, writes, or does both at once
 * @param mode how it takes part in the memory model
 */
public record Access(Location location, Kind kind, AccessMode mode) {
    /** Whether an access reads or writes. */
    public enum Kind {
        /** Reads only. */
        READ,
        /** Writes only. */
        WRITE,
        /** Reads and writes in one atomic step; one that fails to compare only reads. */
        UPDATE;

        boolean writes() {
            return this != READ;
        }

        boolean reads() {
            return this != WRITE;
        }
    }
}
