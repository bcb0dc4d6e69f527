package dev.turnstile.machine;

import dev.turnstile.history.Response;
import dev.turnstile.history.Response.Returned;
import dev.turnstile.machine.ModelState.Arrival;
import dev.turnstile.machine.ModelState.Attempt;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sequential model as a state machine. Each transition is computed once: from a copy of the model where it can be copied, else by
 * replaying the attempts that led to the state.
 *
 * <p>Confined to one thread.
 */
public final class ModelMachine {
    /** Each attempt is made twice up to this number of states; a model of long histories, which can be copied, has more. */
    private static final int CHECKED_COPIES = 1_000;

    private final Class<?> model;
    private final Map<Object, ModelState> interned = new HashMap<>();
    private final ModelState initial;
    private boolean askedCaller;
    private boolean hasFirstPoints;

    /**
     * @param model a class with a public constructor without parameters
     * @throws ModelException if that constructor throws
     */
    public ModelMachine(Class<?> model) {
        this.model = model;
        this.initial = intern(LiveModel.fresh(model), null);
    }

    /** The state of a fresh model. */
    public ModelState initial() {
        return initial;
    }

    /** How many distinct states have been reached. */
    public int states() {
        return interned.size();
    }

    /** Whether any step so far depended on which thread called. */
    public boolean askedCaller() {
        return askedCaller;
    }

    /** Whether any operation so far had a first point and then waited: then the order of the returns alone does not explain a history. */
    public boolean hasFirstPoints() {
        return hasFirstPoints;
    }

    /**
     * Attempts an operation. If the same thread's operation waits in {@code state} after its first point, this is its next attempt.
     *
     * @throws ModelException if the model turns out to be nondeterministic or to break the vocabulary's rules
     */
    public Step step(ModelState state, int caller, Actor actor) {
        Attempt attempt = new Attempt(caller, actor);
        Step known = state.steps().get(attempt);
        if (known != null) return known;
        Step step = compute(state, attempt);
        state.steps().put(attempt, step);
        return step;
    }

    /** The state after one thread has attempted operations one after another; of those that are not enabled, the first point. */
    public ModelState after(ModelState state, int caller, List<Actor> actors) {
        ModelState reached = state;
        for (Actor actor : actors) reached = step(reached, caller, actor).next();
        return reached;
    }

    private Step compute(ModelState state, Attempt attempt) {
        LiveModel live = liveIn(state);
        int requests = live.requests();
        Response response = live.attempt(attempt);
        askedCaller |= live.askedCaller();
        requireSameAgain(state, attempt, response, live);
        if (response != null) return new Step.Completed(response, intern(live, new Arrival(state, attempt, response)));
        if (live.requests() > requests) {
            hasFirstPoints = true;
            return new Step.Blocked(intern(live, new Arrival(state, attempt, null)));
        }
        requireUnchanged(state, attempt, live);
        return new Step.Blocked(state);
    }

    private ModelState intern(LiveModel live, @Nullable Arrival arrival) {
        return interned.computeIfAbsent(live.key(), key -> new ModelState(arrival, live.isCopyable() ? live : null));
    }

    private LiveModel liveIn(ModelState state) {
        LiveModel kept = state.kept();
        return kept != null ? kept.copy() : replay(state);
    }

    private LiveModel replay(ModelState state) {
        Deque<Arrival> path = new ArrayDeque<>();
        for (Arrival a = state.arrival(); a != null; a = a.from().arrival()) path.push(a);
        LiveModel live = LiveModel.fresh(model);
        for (Arrival a : path) {
            Response again = live.attempt(a.attempt());
            requireEqual(a.attempt(), a.response(), again);
        }
        return live;
    }

    private void requireSameAgain(ModelState state, Attempt attempt, @Nullable Response response, LiveModel live) {
        if (live.isCopyable() && states() > CHECKED_COPIES) return;
        LiveModel second = liveIn(state);
        Response again = second.attempt(attempt);
        requireEqual(attempt, response, again);
        if (live.isCopyable()) return; // its states are as equal as its own equals says
        Object key = live.key();
        if (key instanceof List && !key.equals(second.key())) throw nondeterministic(attempt, response, again);
    }

    private void requireUnchanged(ModelState state, Attempt attempt, LiveModel live) {
        Object before = liveIn(state).key();
        if (before instanceof List && !before.equals(live.key())) {
            throw new ModelException(model.getName() + " changes its state in " + attempt.actor()
                    + " and then is not enabled. Remedy: call enabledWhen first, or make the change in Model.once(…).");
        }
    }

    private void requireEqual(Attempt attempt, @Nullable Response first, @Nullable Response again) {
        if (isEqual(attempt, first, again)) return;
        Class<?> incomparable = first instanceof Returned returned ? ValueEquality.missing(returned.value()) : null;
        if (incomparable == null) throw nondeterministic(attempt, first, again);
        Operation operation = attempt.actor().operation();
        String which = incomparable.isRecord() ? incomparable.getName() + " with an array" : incomparable.getName();
        throw new ModelException("answers are compared by equals, and a " + which + " equals nothing but itself: "
                + operation.name() + " answers "
                + operation.method().getReturnType().getSimpleName() + ". Remedy: " + ValueEquality.remedy(incomparable)
                + ".");
    }

    private boolean isEqual(Attempt attempt, @Nullable Response first, @Nullable Response again) {
        try {
            if (!Objects.equals(first, again)) return false;
            if (Objects.hashCode(first) == Objects.hashCode(again)) return true;
        } catch (RuntimeException | Error e) {
            throw new ModelException(
                    "answers of " + attempt.actor().operation().name()
                            + " cannot be compared: equals or hashCode threw "
                            + e.getClass().getName() + ". Remedy: let both only compare values.",
                    e);
        }
        throw new ModelException(
                "equal answers of " + attempt.actor().operation().name()
                        + " have different hash codes. Remedy: let hashCode depend only on what equals compares.");
    }

    private ModelException nondeterministic(Attempt attempt, @Nullable Response first, @Nullable Response second) {
        return new ModelException(
                model.getName() + " is not deterministic: after the same operations " + attempt.actor() + " answers "
                        + text(first) + " once and " + text(second) + " another time, or leaves another state."
                        + " Remedy: no randomness, clocks, identity or static state in a model.");
    }

    private static String text(@Nullable Response response) {
        return response == null ? "nothing (it blocks)" : response.toString();
    }
}
