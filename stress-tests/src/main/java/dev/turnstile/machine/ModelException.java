package dev.turnstile.machine;

/** A model that cannot serve as an oracle: it is not deterministic, breaks the rules of its vocabulary, or its constructor throws. */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message the model, what is wrong, and the remedy */
    public ModelException(String message) {
        super(message);
    }

    /**
     * @param message the model, what is wrong, and the remedy
     * @param cause what the model threw
     */
    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
