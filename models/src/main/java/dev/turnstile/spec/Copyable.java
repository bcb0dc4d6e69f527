package dev.turnstile.spec;

import org.apiguardian.api.API;

/**
 * A model that can be copied. Only long histories need it: with copies the judge keeps states instead of replaying them. Such a model
 * overrides {@code equals} and {@code hashCode} too.
 *
 * @param <M> the model's own class
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface Copyable<M> {
    /** Returns an independent copy in the same state. */
    M copy();
}
