package dev.turnstile.generation;

/** Whether a scenario may come to rest with operations pending, by the model. */
public enum Blocking {
    /** In no order. */
    NEVER,
    /** In some orders and not in others. */
    SOMETIMES,
    /** In every order. */
    ALWAYS
}
