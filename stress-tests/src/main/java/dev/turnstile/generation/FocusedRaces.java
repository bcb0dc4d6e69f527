package dev.turnstile.generation;

import dev.turnstile.machine.ModelState;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Roles;
import dev.turnstile.scenario.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Scenarios about the operations of a focus, in several starting states. First come those in which most operations may change something.
 */
final class FocusedRaces {
    /** The most choices of arguments of an operation. Chosen, as the next one: the number of scenarios grows with its third power. */
    private static final int MOST_ARGUMENTS = 2;

    private static final int MOST_STATES = 4;

    /** The orders in which three threads can take their turns. */
    private static final List<List<Integer>> OF_THREE = List.of(
            List.of(0, 1, 2), List.of(0, 2, 1), List.of(1, 0, 2), List.of(1, 2, 0), List.of(2, 0, 1), List.of(2, 1, 0));

    /** Orders in which two threads can take two turns each: in one block each, or alternately. */
    private static final List<List<Integer>> OF_TWO =
            List.of(List.of(0, 0, 1, 1), List.of(1, 1, 0, 0), List.of(0, 1, 0, 1), List.of(1, 0, 1, 0));

    private final Alphabet alphabet;
    private final Conflicts conflicts;
    private final Observers observers;
    private final Focus focus;
    private final List<Actor> actors;

    FocusedRaces(Alphabet alphabet, ScenarioSorter sorter, Focus focus) {
        this.alphabet = alphabet;
        this.conflicts = new Conflicts(sorter.machine());
        this.observers = new Observers(alphabet, sorter);
        this.focus = focus;
        this.actors = few(alphabet.actors());
    }

    private static List<Actor> few(List<Actor> all) {
        Map<Operation, List<Actor>> byOperation = new LinkedHashMap<>();
        all.forEach(actor -> byOperation
                .computeIfAbsent(actor.operation(), o -> new ArrayList<>())
                .add(actor));
        return byOperation.values().stream()
                .flatMap(some -> some.stream().limit(MOST_ARGUMENTS))
                .toList();
    }

    /** Returns scenarios in which any three operations race, up to a number. */
    List<Scenario> threes(int most) {
        List<List<List<Actor>>> threes = new ArrayList<>();
        for (Actor first : actors) { // its thread may be the one of the init part, so it matters which one is the first
            for (int i = 0; i < actors.size(); i++) {
                for (int j = i; j < actors.size(); j++)
                    threes.add(List.of(List.of(first), List.of(actors.get(i)), List.of(actors.get(j))));
            }
        }
        return first(threes, OF_THREE, most);
    }

    /**
     * Returns scenarios in which an operation of the focus races with another one, and its thread goes on with a third one, which the other thread
     * calls, too, or does not: what the race has left may only show then. Up to a number.
     */
    List<Scenario> sequels(int most) {
        List<List<List<Actor>>> sequels = new ArrayList<>();
        for (Actor first : actors) {
            if (!focus.has(first.operation())) continue;
            for (Actor sequel : actors) {
                for (Actor other : actors) {
                    sequels.add(List.of(List.of(first, sequel), List.of(other)));
                    sequels.add(List.of(List.of(first, sequel), List.of(other, sequel)));
                    sequels.add(List.of(List.of(other), List.of(first, sequel)));
                }
            }
        }
        return first(sequels, OF_TWO, most);
    }

    /** Returns the first of some, in turn one of each choice of operations. */
    private List<Scenario> first(List<List<List<Actor>>> all, List<List<Integer>> orders, int most) {
        Map<List<List<String>>, List<Scenario>> byOperations = new LinkedHashMap<>();
        Map<Scenario, Integer> worth = new HashMap<>();
        for (List<Actor> init : alphabet.inits().stream().limit(MOST_STATES).toList()) {
            ModelState state = conflicts.after(init);
            for (List<List<Actor>> threads : all) {
                Scenario scenario = new Scenario(init, threads, List.of());
                if (Roles.offence(scenario) != null || !focus.isIn(scenario)) continue;
                int changes = orders.stream()
                        .mapToInt(order -> conflicts.walk(state, order, threads).changes())
                        .max()
                        .orElseThrow();
                worth.put(scenario, changes);
                byOperations
                        .computeIfAbsent(operations(threads), o -> new ArrayList<>())
                        .add(scenario);
            }
        }
        Comparator<Scenario> mostFirst = Comparator.comparingInt(each -> -worth.getOrDefault(each, 0));
        byOperations.values().forEach(some -> some.sort(mostFirst));
        List<List<Scenario>> lists = new ArrayList<>(byOperations.values());
        lists.sort(Comparator.comparing(some -> some.get(0), mostFirst));
        return inTurn(lists, most);
    }

    private static List<List<String>> operations(List<List<Actor>> threads) {
        return threads.stream()
                .map(thread ->
                        thread.stream().map(actor -> actor.operation().name()).toList())
                .sorted(Comparator.comparing(Object::toString))
                .toList();
    }

    private List<Scenario> inTurn(List<List<Scenario>> lists, int most) {
        Set<Scenario> found = new LinkedHashSet<>();
        int longest = lists.stream().mapToInt(List::size).max().orElse(0);
        for (int round = 0; round < longest; round++) {
            for (List<Scenario> list : lists) {
                if (round < list.size() && found.size() < most)
                    found.add(observers.after(list.get(round), found.size()));
            }
        }
        return List.copyOf(found);
    }
}
