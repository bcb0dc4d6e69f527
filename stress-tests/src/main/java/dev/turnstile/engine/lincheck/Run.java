package dev.turnstile.engine.lincheck;

import dev.turnstile.history.History;
import org.jetbrains.kotlinx.lincheck.runner.InvocationResult;

/** What one schedule led to. */
sealed interface Run {
    /** How a run came to its end. */
    enum End {
        /** All operations ended. */
        COMPLETE,
        /** No thread can go on. */
        DEADLOCK,
        /** All threads that are left spin, as far as it was followed. */
        LIVELOCK
    }

    /**
     * A history was seen.
     *
     * @param history what was seen
     * @param end how it ended
     * @param result Lincheck's own record of it
     */
    record Seen(History history, End end, InvocationResult result) implements Run {
        boolean hung() {
            return end != End.COMPLETE;
        }
    }

    /**
     * Lincheck failed: nothing is known about the subject.
     *
     * @param reason how, as a clause
     */
    record Failed(String reason) implements Run {}
}
