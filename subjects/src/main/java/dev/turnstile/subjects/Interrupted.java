package dev.turnstile.subjects;

/**
 * Ends an operation that waits when its thread is interrupted; contracts know nothing of interruption. The thread's interrupt status is
 * set when this is thrown.
 */
public final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Sets the current thread's interrupt status again. */
    public Interrupted(InterruptedException cause) {
        super(cause);
        Thread.currentThread().interrupt();
    }

    /** For a wait that leaves the interrupt status as it was. */
    public Interrupted() {}
}
