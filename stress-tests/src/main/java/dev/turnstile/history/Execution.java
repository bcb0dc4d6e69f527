package dev.turnstile.history;

import dev.turnstile.scenario.Actor;
import org.jspecify.annotations.Nullable;

/**
 * One actor's run.
 *
 * @param actor what was called
 * @param response how it ended
 * @param span when it ran
 */
public record Execution(Actor actor, Response response, Span span) {
    /** A run whose time was not recorded. */
    public Execution(Actor actor, Response response) {
        this(actor, response, Span.UNKNOWN);
    }

    // Called for each execution. The generated methods cost several percent of all time, since C1 does not inline their
    // method handles.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Execution execution
                && execution.span.invoked() == span.invoked()
                && execution.span.returned() == span.returned()
                && execution.response.equals(response)
                && (execution.actor == actor || execution.actor.equals(actor));
    }

    @Override
    public int hashCode() {
        return 31 * (31 * response.hashCode() + Long.hashCode(span.invoked())) + Long.hashCode(span.returned());
    }

    /** Whether it had not returned when the run was given up. */
    public boolean isPending() {
        return response instanceof Response.Pending;
    }

    /** Whether it was cut off, so that nobody knows whether it took effect. */
    public boolean isCutOff() {
        return response instanceof Response.Killed;
    }

    @Override
    public String toString() {
        if (isPending()) return actor + " …";
        boolean silent = actor.operation().isVoid() && response.equals(Response.VOID);
        return silent ? actor.toString() : actor + ": " + response;
    }
}
