package dev.turnstile.generation;

import dev.turnstile.history.Response;
import dev.turnstile.machine.ModelMachine;
import dev.turnstile.machine.ModelState;
import dev.turnstile.machine.Step;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The building blocks of a contract's scenarios.
 *
 * @param actors operations with each choice of arguments, for the parallel part
 * @param observers actors that answer something, for the post part: those that can run nowhere else if there are any, else all
 * @param inits the shortest init part that leads to each of the first distinct states of the model, the empty one first
 * @param warmInits init parts that lead to no state of their own, but may leave something in a subject: a cache that is filled, a
 *     helper that has run
 * @param changing the operations that changed the model's state, or had to wait, in some state that was looked at
 * @param answers what each actor has answered in these states
 */
record Alphabet(
        List<Actor> actors,
        List<Actor> observers,
        List<List<Actor>> inits,
        List<List<Actor>> warmInits,
        Set<Operation> changing,
        Map<Actor, Set<Response>> answers) {
    /** The most init parts that lead to states of their own. Chosen, as the next three: each multiplies the number of scenarios. */
    private static final int MAX_INITS = 6;

    /** The most actors of an init part: it can fill a structure that holds up to three elements. */
    private static final int MAX_INIT_LENGTH = 3;

    /** The most observers in a post part. */
    private static final int MAX_AT_REST = 4;

    /** The most warm init parts. */
    private static final int MAX_WARM = 2;

    static Alphabet of(List<Operation> operations, ModelMachine machine, long seed) {
        List<Actor> all =
                operations.stream().flatMap(o -> actors(o, seed).stream()).toList();
        List<Actor> parallel =
                all.stream().filter(a -> !a.operation().isQuiescent()).toList();
        List<Actor> atRest =
                all.stream().filter(a -> a.operation().isQuiescent()).toList();
        List<Actor> observers = atRest.isEmpty()
                ? parallel.stream().filter(a -> a.operation().tells()).toList()
                : atRest;
        return new Reached(parallel, machine).alphabet(observers);
    }

    /** All init parts, those that lead to states of their own first. */
    List<List<Actor>> allInits() {
        return Stream.concat(inits.stream(), warmInits.stream()).toList();
    }

    /**
     * Post parts that may make a wrong answer visible, those that show more first. Observers that can run at rest alone run all, as far as
     * there is room for them; the others one at a time.
     *
     * @param turn which observer comes first; it differs from scenario to scenario, so that each comes first in some
     */
    List<List<Actor>> posts(int turn) {
        List<Actor> rotated = IntStream.range(0, observers.size())
                .mapToObj(i -> observers.get((turn + i) % observers.size()))
                .toList();
        List<List<Actor>> single = rotated.stream().map(List::of).toList();
        if (!observesAtRest() || observers.size() == 1) return single;
        List<Actor> together = rotated.stream().limit(MAX_AT_REST).toList();
        return Stream.concat(Stream.of(together), single.stream()).toList();
    }

    /**
     * Whether the model tells nothing of an operation: it neither answers nor changes anything. Inside a subject it may clean up or
     * help other operations, and faults hide there.
     */
    boolean isSilent(Operation operation) {
        return !operation.tells() && !changing.contains(operation);
    }

    /** Whether an operation changes something, as far as the model tells. */
    boolean mayChange(Operation operation) {
        return changing.contains(operation) || isSilent(operation);
    }

    /** Whether some observer can run in the post part alone, so that only there its answer is checked at all. */
    boolean observesAtRest() {
        return !observers.isEmpty() && observers.get(0).operation().isQuiescent();
    }

    static List<Actor> actors(Operation operation, long seed) {
        return ArgumentDomain.of(operation, seed).stream()
                .map(arguments -> new Actor(operation, arguments))
                .toList();
    }

    /** The states that a model comes to, breadth first, and what each actor answers on the way. */
    private static final class Reached {
        private final List<Actor> actors;
        private final ModelMachine machine;
        private final Map<ModelState, List<Actor>> paths = new LinkedHashMap<>();
        private final Map<ModelState, List<Actor>> changingNothing = new LinkedHashMap<>();
        private final Set<Operation> changing = new HashSet<>();
        private final Map<Actor, Set<Response>> answers = new HashMap<>();

        Reached(List<Actor> actors, ModelMachine machine) {
            this.actors = actors;
            this.machine = machine;
            ModelState initial = machine.initial();
            paths.put(initial, List.of());
            List<ModelState> frontier = List.of(initial);
            for (int length = 0; length <= MAX_INIT_LENGTH && !frontier.isEmpty(); length++) {
                List<ModelState> next = new ArrayList<>();
                for (ModelState state : frontier) next.addAll(leave(state, length < MAX_INIT_LENGTH));
                frontier = next.subList(0, Math.min(next.size(), MAX_INITS * MAX_INITS));
            }
        }

        /** Makes each step from a state. Returns the states that are new, if one more step follows. */
        private List<ModelState> leave(ModelState state, boolean further) {
            List<ModelState> fresh = new ArrayList<>();
            for (Actor actor : actors) {
                Step step = machine.step(state, 0, actor);
                if (step.next() != state || step instanceof Step.Blocked) changing.add(actor.operation());
                // A first point alone is no way to begin: its operation would still be running.
                if (!(step instanceof Step.Completed completed)) continue;
                answers.computeIfAbsent(actor, a -> new HashSet<>()).add(completed.response());
                if (step.next() == state)
                    changingNothing
                            .computeIfAbsent(state, s -> new ArrayList<>())
                            .add(actor);
                if (further
                        && paths.putIfAbsent(step.next(), append(paths.getOrDefault(state, List.of()), actor)) == null)
                    fresh.add(step.next());
            }
            return fresh;
        }

        private static List<Actor> append(List<Actor> path, Actor actor) {
            return Stream.concat(path.stream(), Stream.of(actor)).toList();
        }

        Alphabet alphabet(List<Actor> observers) {
            List<List<Actor>> inits = paths.values().stream().limit(MAX_INITS).toList();
            return new Alphabet(actors, observers, inits, warm(), changing, answers);
        }

        /** Returns, for the first states, a row of one call of each operation that changes nothing there. */
        private List<List<Actor>> warm() {
            return paths.keySet().stream()
                    .limit(MAX_WARM)
                    .map(this::warm)
                    .filter(init -> !init.isEmpty())
                    .toList();
        }

        private List<Actor> warm(ModelState state) {
            Map<Operation, Actor> each = new LinkedHashMap<>();
            changingNothing.getOrDefault(state, List.of()).forEach(a -> each.putIfAbsent(a.operation(), a));
            if (each.isEmpty()) return List.of();
            return Stream.concat(
                            paths.getOrDefault(state, List.of()).stream(),
                            each.values().stream().limit(MAX_INIT_LENGTH))
                    .toList();
        }
    }
}
