package dev.turnstile.generation;

import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Roles;
import dev.turnstile.scenario.Scenario;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All scenarios in which two operations race. First each operation meets itself and each other on a fresh instance, on equal arguments
 * where they take such; then in each of the other starting states in which the two are in each other's way; then come all choices of
 * arguments and starting states. An observer follows the threads where one can make a wrong answer visible.
 */
public final class SmallestScenarios {
    private final Alphabet alphabet;
    private final Conflicts conflicts;
    private final Observers observers;
    private final Focus focus;

    /** @param focus the operations, one of which runs in each of them */
    SmallestScenarios(Alphabet alphabet, ScenarioSorter sorter, Focus focus) {
        this.alphabet = alphabet;
        this.focus = focus;
        this.conflicts = new Conflicts(sorter.machine());
        this.observers = new Observers(alphabet, sorter);
    }

    /** Returns their number. */
    public int count() {
        return (int) all().count();
    }

    /** Returns the number of pairs of operations. The scenarios begin with one for each pair. */
    public int pairs() {
        return meetings().size();
    }

    /**
     * Returns the number of those on a fresh instance, together with one for each pair of operations and each other starting state in which
     * the two are in each other's way. The scenarios begin with these.
     */
    public int telling() {
        return (int) (onFresh().count() + conflicting().count());
    }

    /** Returns the first of them, up to a number. */
    public List<Scenario> first(int most) {
        List<Scenario> found = new ArrayList<>();
        Stream<Scenario> meetings = meetings().stream().map(threads -> new Scenario(List.of(), threads, List.of()));
        Stream.of(meetings, onFresh(), conflicting(), all())
                .flatMap(some -> some)
                .distinct()
                .limit(most)
                .forEach(scenario -> found.add(observers.after(scenario, found.size())));
        return focus.of(found, Function.identity());
    }

    /**
     * Returns scenarios in which three operations race that change something, up to a number: three different ones, each with its first choice
     * of arguments. A fault that needs all three is in no smaller scenario.
     */
    public List<Scenario> triples(int most) {
        List<Actor> movers = new ArrayList<>();
        for (Actor actor : alphabet.actors()) {
            boolean known = movers.stream().anyMatch(mover -> mover.operation().equals(actor.operation()));
            if (!known && alphabet.mayChange(actor.operation())) movers.add(actor);
        }
        List<Scenario> found = new ArrayList<>();
        for (int i = 0; i < movers.size(); i++) {
            for (int j = i + 1; j < movers.size(); j++) {
                for (int k = j + 1; k < movers.size() && found.size() < most; k++) {
                    List<List<Actor>> threads =
                            List.of(List.of(movers.get(i)), List.of(movers.get(j)), List.of(movers.get(k)));
                    Scenario bare = new Scenario(List.of(), threads, List.of());
                    if (Roles.offence(bare) == null && focus.isIn(bare)) found.add(observers.after(bare, found.size()));
                }
            }
        }
        return List.copyOf(found);
    }

    private Stream<Scenario> onFresh() {
        return all().takeWhile(scenario -> scenario.init().isEmpty());
    }

    /**
     * One for each pair of operations and each starting state in which these are in each other's way. Each pair begins with another state, so
     * that the first ones bring together all pairs and all states.
     */
    private Stream<Scenario> conflicting() {
        Map<Set<Operation>, Map<List<Actor>, Scenario>> found = new LinkedHashMap<>();
        all().filter(scenario -> !scenario.init().isEmpty())
                .filter(conflicts::in)
                .forEach(scenario -> found.computeIfAbsent(operations(scenario), o -> new LinkedHashMap<>())
                        .putIfAbsent(scenario.init(), scenario));
        List<List<Scenario>> rotated = new ArrayList<>();
        for (Map<List<Actor>, Scenario> states : found.values()) {
            List<Scenario> some = new ArrayList<>(states.values());
            Collections.rotate(some, rotated.size());
            rotated.add(some);
        }
        return IntStream.range(0, alphabet.inits().size())
                .boxed()
                .flatMap(turn ->
                        rotated.stream().filter(some -> turn < some.size()).map(some -> some.get(turn)));
    }

    private static Set<Operation> operations(Scenario scenario) {
        return scenario.parallel().stream()
                .flatMap(List::stream)
                .map(Actor::operation)
                .collect(Collectors.toSet());
    }

    private Stream<Scenario> all() {
        List<Actor> actors = alphabet.actors();
        return alphabet.inits().stream()
                .flatMap(init -> IntStream.range(0, actors.size())
                        .boxed()
                        .flatMap(i -> actors.subList(i, actors.size()).stream()
                                .flatMap(other -> allowed(init, actors.get(i), other))))
                .filter(focus::isIn);
    }

    /** Two actors at once, on those threads on which they may run. */
    private static Stream<Scenario> allowed(List<Actor> init, Actor one, Actor other) {
        return Stream.of(threads(one, other), threads(other, one))
                .map(threads -> new Scenario(init, threads, List.of()))
                .filter(scenario -> Roles.offence(scenario) == null)
                .limit(1);
    }

    private static List<List<Actor>> threads(Actor one, Actor other) {
        return List.of(List.of(one), List.of(other));
    }

    /** Each pair of operations once, with the arguments that they have most of in common; those first of which one changes something. */
    private List<List<List<Actor>>> meetings() {
        Map<Set<Operation>, List<List<Actor>>> closest = new LinkedHashMap<>();
        Map<Set<Operation>, Integer> common = new LinkedHashMap<>();
        for (int i = 0; i < alphabet.actors().size(); i++) {
            for (int j = i; j < alphabet.actors().size(); j++) {
                Actor one = alphabet.actors().get(i);
                Actor other = alphabet.actors().get(j);
                if (!Roles.mayMeet(one.operation(), other.operation())) continue;
                if (!focus.isIn(new Scenario(List.of(), threads(one, other), List.of()))) continue;
                Set<Operation> pair = Set.copyOf(List.of(one.operation(), other.operation()));
                int equal = equalArguments(one, other);
                if (equal <= common.getOrDefault(pair, -1)) continue;
                common.put(pair, equal);
                closest.put(pair, threads(one, other));
            }
        }
        List<List<List<Actor>>> changingFirst = new ArrayList<>(closest.values());
        changingFirst.sort(Comparator.comparing(threads -> !mayChange(threads)));
        return changingFirst;
    }

    private boolean mayChange(List<List<Actor>> threads) {
        return threads.stream().flatMap(List::stream).map(Actor::operation).anyMatch(alphabet::mayChange);
    }

    private static int equalArguments(Actor one, Actor other) {
        int equal = 0;
        for (int i = 0; i < Math.min(one.arguments().size(), other.arguments().size()); i++) {
            if (Objects.equals(one.arguments().get(i), other.arguments().get(i))) equal++;
        }
        return equal;
    }
}
