package dev.turnstile.evidence;

/** Evidence that cannot be read or written: the message names the file, what is wrong with it, and the remedy. */
public final class EvidenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message file, fault and remedy */
    public EvidenceException(String message) {
        super(message);
    }

    /**
     * @param message file, fault and remedy
     * @param cause what stood in the way
     */
    public EvidenceException(String message, Throwable cause) {
        super(message, cause);
    }
}
