package dev.turnstile.explore;

/**
 * Reads that a thread makes in the hope that nobody writes meanwhile, as {@code StampedLock.tryOptimisticRead} is meant. They race by
 * design. If the thread learns that somebody did write, it throws away what it has read, and nothing has come of the race.
 */
final class Speculation {
    private enum State {
        OPEN,
        CONFIRMED,
        FAILED
    }

    private State state = State.OPEN;

    /** The thread asks whether anybody has written. */
    void end(boolean confirmed) {
        state = confirmed ? State.CONFIRMED : State.FAILED;
    }

    /** Whether the thread has asked: a write that comes now is no longer in its way. */
    boolean isOver() {
        return state != State.OPEN;
    }

    /** Whether the thread throws away what it has read. */
    boolean hasFailed() {
        return state == State.FAILED;
    }
}
