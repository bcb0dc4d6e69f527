package dev.turnstile.machine;

import dev.turnstile.history.Response;
import dev.turnstile.scenario.Actor;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A state of the model, together with the first points of operations that wait in it. States of one machine are interned: equal
 * states are the same object.
 */
public final class ModelState {
    /** One attempt of an operation by a thread. */
    record Attempt(int caller, Actor actor) {}

    /**
     * How a state was first reached.
     *
     * @param response what the attempt answered; {@code null} where it was a first point
     */
    record Arrival(
            ModelState from, Attempt attempt, @Nullable Response response) {}

    private final @Nullable Arrival arrival;
    private final @Nullable LiveModel kept;
    private final Map<Attempt, Step> steps = new HashMap<>(4);

    ModelState(@Nullable Arrival arrival, @Nullable LiveModel kept) {
        this.arrival = arrival;
        this.kept = kept;
    }

    /** How it was reached; {@code null} for the initial state. */
    @Nullable
    Arrival arrival() {
        return arrival;
    }

    /** The model in this state, never to be changed, where the model can be copied. */
    @Nullable
    LiveModel kept() {
        return kept;
    }

    /** The steps from here that are known already. */
    Map<Attempt, Step> steps() {
        return steps;
    }
}
