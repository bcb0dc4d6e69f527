package dev.turnstile.generation;

import dev.turnstile.machine.ModelMachine;
import dev.turnstile.machine.ModelState;
import dev.turnstile.machine.Step;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What scenarios of a contract are made of.
 *
 * @param actors operations with each choice of arguments, for the parallel part
 * @param observers actors that answer something, for the post part: those that can run nowhere else if there are any, else all
 * @param inits the shortest init part that leads to each of the first distinct states of the model; the empty one first
 */
record Alphabet(List<Actor> actors, List<Actor> observers, List<List<Actor>> inits) {
    private static final int MAX_INITS = 6;
    private static final int MAX_INIT_LENGTH = 3;

    static Alphabet of(List<Operation> operations, ScenarioSorter sorter, long seed) {
        List<Actor> all =
                operations.stream().flatMap(o -> actors(o, seed).stream()).toList();
        List<Actor> parallel =
                all.stream().filter(a -> !a.operation().isQuiescent()).toList();
        List<Actor> atRest =
                all.stream().filter(a -> a.operation().isQuiescent()).toList();
        List<Actor> observers = atRest.isEmpty()
                ? parallel.stream().filter(a -> !a.operation().isVoid()).toList()
                : atRest;
        return new Alphabet(parallel, observers, inits(parallel, sorter));
    }

    /** Whether some observer can run in the post part alone, so that only there its answer is checked at all. */
    boolean observesAtRest() {
        return !observers.isEmpty() && observers.get(0).operation().isQuiescent();
    }

    private static List<Actor> actors(Operation operation, long seed) {
        List<List<Object>> arguments = List.of(List.of());
        for (Parameter parameter : operation.method().getParameters()) {
            List<List<Object>> longer = new ArrayList<>();
            for (List<Object> prefix : arguments) {
                for (Object value : ArgumentDomain.of(parameter, seed)) {
                    List<Object> next = new ArrayList<>(prefix);
                    next.add(value);
                    longer.add(next);
                }
            }
            arguments = longer;
        }
        return arguments.stream().map(a -> new Actor(operation, a)).toList();
    }

    /** Breadth first over the model's states; on the way the sorter learns what each actor can answer. */
    private static List<List<Actor>> inits(List<Actor> actors, ScenarioSorter sorter) {
        ModelMachine machine = sorter.machine();
        Map<ModelState, List<Actor>> reached = new LinkedHashMap<>();
        reached.put(machine.initial(), List.of());
        List<ModelState> frontier = List.of(machine.initial());
        for (int length = 0; length <= MAX_INIT_LENGTH && !frontier.isEmpty(); length++) {
            List<ModelState> next = new ArrayList<>();
            for (ModelState state : frontier) {
                for (Actor actor : actors) {
                    Step step = sorter.step(state, 0, actor);
                    // A first point alone is no way to begin: its operation would still be running.
                    if (!(step instanceof Step.Completed) || length == MAX_INIT_LENGTH) continue;
                    List<Actor> path = new ArrayList<>(reached.getOrDefault(state, List.of()));
                    path.add(actor);
                    if (reached.putIfAbsent(step.next(), path) == null) next.add(step.next());
                }
            }
            frontier = next.subList(0, Math.min(next.size(), MAX_INITS * MAX_INITS));
        }
        return reached.values().stream().limit(MAX_INITS).toList();
    }
}
