package dev.turnstile.machine;

import dev.turnstile.history.Response;

/** The effect of one attempt to run an operation in one state of the model. */
public sealed interface Step {
    /** The state after it. */
    ModelState next();

    /**
     * The operation ran to its end.
     *
     * @param response what it answered: returned or thrown
     */
    record Completed(Response response, ModelState next) implements Step {}

    /**
     * The operation is not enabled.
     *
     * @param next the same state, or another one if this attempt was the first point of an operation with two
     */
    record Blocked(ModelState next) implements Step {}
}
