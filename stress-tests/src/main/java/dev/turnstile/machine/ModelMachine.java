package dev.turnstile.machine;

import dev.turnstile.history.Response;
import dev.turnstile.history.Response.Returned;
import dev.turnstile.machine.ModelState.Arrival;
import dev.turnstile.machine.ModelState.Attempt;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    /**
     * Up to this number of states each attempt is made twice and each step is remembered. Only a model of long histories has more, and can
     * be copied: a step of it that is needed again is computed again.
     */
    private static final int REMEMBERED_STATES = 1_000;

    private final Class<?> model;
    private final InternedStates interned = new InternedStates();
    private final StateMemory memory = new StateMemory();
    private final Map<Attempt, Integer> numbers = new HashMap<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private final ModelState initial;

    /** Whether the model can be copied. */
    private final boolean copies;

    private final KeptModels kept = new KeptModels();
    private @Nullable RecentSteps recent;
    private long computed;
    private boolean askedCaller;
    private boolean hasFirstPoints;
    private final Map<String, ThrownByModel> thrown = new LinkedHashMap<>();

    /**
     * @param model a class with a public constructor without parameters
     * @throws ModelException if that constructor throws
     */
    public ModelMachine(Class<?> model) {
        this.model = model;
        LiveModel fresh = LiveModel.fresh(model);
        this.copies = fresh.isCopyable();
        this.initial = settle(new ModelState(fresh.key(), null));
    }

    /** Returns a machine of the same model that knows nothing yet. */
    public ModelMachine fresh() {
        return new ModelMachine(model);
    }

    /** Takes over what another machine of the same model noticed about the model: not its states. */
    public void learn(ModelMachine other) {
        askedCaller |= other.askedCaller;
        hasFirstPoints |= other.hasFirstPoints;
        other.thrown.forEach(thrown::putIfAbsent);
    }

    /** The state of a fresh model. */
    public ModelState initial() {
        return initial;
    }

    /** How many distinct states have been reached. */
    public int states() {
        return interned.size();
    }

    /** Whether a step of the model takes long, see {@link Replayed}. */
    public boolean isReplayed() {
        return Replayed.class.isAssignableFrom(model);
    }

    /** How many steps had to be computed by running the model. */
    public long computedSteps() {
        return computed;
    }

    /** Returns the memory that states and steps take, in bytes: counted by what was allocated, and by samples of the model's instances. */
    public long bytes() {
        return memory.bytes();
    }

    /** Whether any step so far depended on which thread called. */
    public boolean askedCaller() {
        return askedCaller;
    }

    /** Whether any operation so far had a first point and then waited: then the order of the returns alone does not explain a history. */
    public boolean hasFirstPoints() {
        return hasFirstPoints;
    }

    /** Returns the exceptions so far that may be mistakes, the first of each class for each operation. */
    public List<ThrownByModel> thrown() {
        return List.copyOf(thrown.values());
    }

    /**
     * Attempts an operation. If the same thread's operation waits in {@code state} after its first point, this is its next attempt.
     *
     * @throws ModelException if the model turns out to be nondeterministic or to break the vocabulary's rules
     */
    public Step step(ModelState state, int caller, Actor actor) {
        Step step = step(state, number(caller, actor));
        if (step.next().isSettled()) return step;
        ModelState settled = settle(step.next());
        return step instanceof Step.Completed completed
                ? new Step.Completed(completed.response(), settled)
                : new Step.Blocked(settled);
    }

    /** Returns the number that stands for attempts of an operation by a thread: the same one each time. */
    public int number(int caller, Actor actor) {
        Attempt attempt = new Attempt(caller, actor);
        Integer known = numbers.putIfAbsent(attempt, attempts.size());
        if (known != null) return known;
        attempts.add(attempt);
        return attempts.size() - 1;
    }

    /**
     * Attempts an operation, as {@link #step(ModelState, int, Actor)} does, but the state that it leads to may not be
     * {@linkplain #settle settled}: a search meets many states that it never enters, and these are not kept. Where the attempt leaves the
     * state as it is, the step leads to {@code state} itself.
     *
     * @param attempt its {@link #number}
     * @throws ModelException if the model turns out to be nondeterministic or to break the vocabulary's rules
     */
    public Step step(ModelState state, int attempt) {
        Step known = state.known(attempt);
        if (known != null) return known;
        return isFrugal() ? recent(state, attempt) : remembered(state, attempt);
    }

    /** Returns the one object that stands for the state's value. */
    public ModelState settle(ModelState state) {
        if (state.isSettled()) return state;
        Object key = kept.of(state);
        ModelState settled = interned.settle(state, kept::of);
        if (settled != state) return settled;
        boolean dropped = copies && states() > REMEMBERED_STATES && memory.isLarge() && kept.drop(state);
        memory.noteState(state.number(), key, dropped);
        return state;
    }

    /** The state after one thread has attempted operations one after another; of those that are not enabled, the first point. */
    public ModelState after(ModelState state, int caller, List<Actor> actors) {
        ModelState reached = state;
        for (Actor actor : actors) reached = step(reached, caller, actor).next();
        return reached;
    }

    private boolean isFrugal() {
        return copies && states() > REMEMBERED_STATES;
    }

    private Step remembered(ModelState state, int attempt) {
        Step step = compute(state, attempts.get(attempt));
        ModelState settled = settle(step.next());
        if (settled != step.next()) {
            step = step instanceof Step.Completed completed
                    ? new Step.Completed(completed.response(), settled)
                    : new Step.Blocked(settled);
        }
        state.remember(attempt, step);
        memory.noteStep();
        return step;
    }

    private Step recent(ModelState state, int attempt) {
        if (recent == null) recent = new RecentSteps();
        Step known = recent.find(state, attempt);
        if (known != null) return known;
        Step step = compute(state, attempts.get(attempt));
        recent.put(state, attempt, step);
        return step;
    }

    private Step compute(ModelState state, Attempt attempt) {
        computed++;
        LiveModel live = liveIn(state);
        int requests = live.requests();
        Response response = live.attempt(attempt, exception -> note(exception, state, attempt));
        askedCaller |= live.askedCaller();
        requireSameAgain(state, attempt, response, live);
        if (response != null) return new Step.Completed(response, reached(state, attempt, response, live));
        if (live.requests() > requests) {
            hasFirstPoints = true;
            return new Step.Blocked(reached(state, attempt, null, live));
        }
        requireUnchanged(state, attempt, live);
        return new Step.Blocked(state);
    }

    private void note(Throwable exception, ModelState state, Attempt attempt) {
        Operation operation = attempt.actor().operation();
        String key = operation.name() + " " + exception.getClass().getName();
        if (isReplayed() || thrown.containsKey(key) || !ThrownByModel.mayBeMistake(exception, operation, model)) return;
        thrown.put(key, ThrownByModel.after(state.path(), attempt, exception));
    }

    private ModelState reached(ModelState from, Attempt attempt, @Nullable Response response, LiveModel live) {
        if (copies && kept.model(from).equals(live)) return from;
        return new ModelState(live.key(), new Arrival(from, attempt, copies ? null : response));
    }

    private LiveModel liveIn(ModelState state) {
        return copies ? kept.model(state).copy() : replay(state);
    }

    private LiveModel replay(ModelState state) {
        LiveModel live = LiveModel.fresh(model);
        for (Arrival a : state.path()) {
            Response again = live.attempt(a.attempt());
            requireEqual(a.attempt(), a.response(), again);
        }
        return live;
    }

    private void requireSameAgain(ModelState state, Attempt attempt, @Nullable Response response, LiveModel live) {
        if (isFrugal()) return;
        LiveModel second = liveIn(state);
        Response again = second.attempt(attempt);
        requireEqual(attempt, response, again);
        if (live.isCopyable()) return; // its states are as equal as its own equals says
        Object key = live.key();
        if (key instanceof List && !key.equals(second.key())) throw nondeterministic(attempt, response, again);
    }

    private void requireUnchanged(ModelState state, Attempt attempt, LiveModel live) {
        Object before = copies ? kept.model(state) : liveIn(state).key();
        if (LiveModel.isByValue(before) && !before.equals(live.key())) {
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
