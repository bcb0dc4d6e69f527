package dev.turnstile.reports.session;

/** A session that must not count as passed. */
public final class UncheckedSession extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UncheckedSession(String message) {
        super(message, null, false, false); // no stack: the message says it all, and build tools print the rest in full
    }
}
