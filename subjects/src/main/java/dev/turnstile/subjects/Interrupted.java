package dev.turnstile.subjects;

/** Ends a blocking operation of an interrupted thread, whose interrupt flag stays set. */
public class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Sets the current thread's interrupt flag again. */
    public Interrupted() {
        Thread.currentThread().interrupt();
    }
}
