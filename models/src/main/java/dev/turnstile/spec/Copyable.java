package dev.turnstile.spec;

/**
 * A model that can be copied. Only long histories need it: with copies the judge keeps states instead of replaying them. Such a model
 * overrides {@code equals} and {@code hashCode} too.
 *
 * @param <M> the model's own class
 */
public interface Copyable<M> {
    /** Returns an independent copy in the same state. */
    M copy();
}
