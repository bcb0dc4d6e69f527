package dev.turnstile.support.transport;

import java.io.IOException;
import java.util.OptionalLong;

/** An entry of a {@link ReadinessLoop}: a descriptor, and the operations that it waits for. The bits are those of {@code Readiness}. */
abstract class Watched {
    final int descriptor;

    /** The operations that were reported possible and not found impossible since. */
    int possible;

    Watched(int descriptor) {
        this.descriptor = descriptor;
    }

    /** Returns the operations that it would do if they were possible. */
    abstract int wanted();

    /** When it takes a step although nothing it wants is possible, in System.nanoTime()'s terms; empty if never. */
    OptionalLong deadline() {
        return OptionalLong.empty();
    }

    /**
     * Does a piece of it without waiting, and takes back from {@link #possible} what turned out not to be.
     *
     * @throws IOException if nothing can be done with it any more: then it is closed
     */
    abstract void step() throws IOException;

    /** Closes the descriptor, and lets go of all that belongs to it. Called once, by the loop. */
    abstract void close();
}
