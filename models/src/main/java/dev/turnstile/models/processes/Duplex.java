package dev.turnstile.models.processes;

import net.jqwik.api.constraints.IntRange;

/** A pair of pipes, one each way: both ends send and receive. */
public interface Duplex {
    /** Sends a message from one end, however long it is on its way, and waits for one from the other end, which it answers. */
    int exchange(End end, @IntRange(min = 1, max = 2) int message);

    /** Where somebody speaks and listens. */
    enum End {
        LEFT,
        RIGHT;

        /** Returns the one it speaks to. */
        public End other() {
            return this == LEFT ? RIGHT : LEFT;
        }
    }
}
