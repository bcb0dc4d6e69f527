package dev.turnstile.hostile;

/** The contract of the hostile subjects. */
public interface Door {
    /** Opens it, and says that it is open. */
    boolean open();
}
