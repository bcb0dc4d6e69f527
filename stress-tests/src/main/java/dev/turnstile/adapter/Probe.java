package dev.turnstile.adapter;

import dev.turnstile.adapter.Callers.Result;
import dev.turnstile.adapter.Replays.Effect;
import dev.turnstile.scenario.Actor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tries each operation of a class in a few states, to find those about which the class itself cannot be asked. */
final class Probe {
    private static final int MOST_STATES = 10;
    private static final int MOST_CALLS_BEFORE = 2;

    /** Two callers: some operations do something else for the second one. */
    private static final List<Integer> CALLERS = List.of(0, 1);

    private final Replays replays;
    private final List<Actor> actors;
    private final Consumer<String> trying;
    private final Map<String, String> unfit = new LinkedHashMap<>();

    /**
     * @param trying told the name of each operation before it is tried
     */
    Probe(Class<?> subject, List<Actor> actors, Consumer<String> trying) {
        this.replays = new Replays(subject);
        this.actors = List.copyOf(actors);
        this.trying = trying;
    }

    /** The operations that cannot be checked, each with the reason as a predicate. */
    Map<String, String> unfit() {
        List<List<Call>> states = states();
        List<Actor> fit = actors.stream().filter(this::isFit).toList();
        unfit.putAll(new MutualWaits(replays, fit).in(states));
        return unfit;
    }

    private boolean isFit(Actor actor) {
        return !unfit.containsKey(actor.operation().name());
    }

    /** The shortest calls that lead to the first states, found by trying all operations in each. */
    private List<List<Call>> states() {
        List<List<Call>> states = new ArrayList<>(List.of(List.of()));
        Set<Object> known = new HashSet<>(Set.of(replays.of(List.of()).state()));
        for (int i = 0; i < states.size(); i++) {
            List<Call> state = states.get(i);
            for (Actor actor : actors) {
                for (int caller : CALLERS) {
                    if (!isFit(actor)) continue;
                    List<Call> further = new ArrayList<>(state);
                    further.add(Call.of(caller, actor));
                    Effect effect = tried(actor, further);
                    boolean isNew = effect != null
                            && !(effect.result() instanceof Result.Waits)
                            && caller == 0
                            && further.size() <= MOST_CALLS_BEFORE
                            && states.size() < MOST_STATES
                            && known.add(effect.state());
                    if (isNew) states.add(further);
                }
            }
        }
        states.removeIf(state -> state.stream()
                .anyMatch(call -> unfit.containsKey(call.operation().getName())));
        return states;
    }

    private @Nullable Effect tried(Actor actor, List<Call> calls) {
        String operation = actor.operation().name();
        trying.accept(operation);
        try {
            return replays.of(calls);
        } catch (UnfitCall e) {
            unfit.putIfAbsent(operation, e.fault());
            return null;
        }
    }
}
