package dev.turnstile.declaration;

/** A wrong declaration: the message names the class, what is wrong, and the remedy. */
public final class DeclarationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message class, fault and remedy */
    public DeclarationException(String message) {
        super(message);
    }
}
