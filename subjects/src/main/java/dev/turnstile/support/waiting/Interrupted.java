package dev.turnstile.support.waiting;

/** Ends an operation that waits when its thread is interrupted, whose interrupt status stays set; contracts know nothing of interrupts. */
public final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Sets the current thread's interrupt status again. */
    public Interrupted() {
        Thread.currentThread().interrupt();
    }
}
