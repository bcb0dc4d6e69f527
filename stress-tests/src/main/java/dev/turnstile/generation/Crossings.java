package dev.turnstile.generation;

import dev.turnstile.machine.ModelState;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Roles;
import dev.turnstile.scenario.Scenario;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Scenarios in which two threads go through two conflicts in opposite order: one thread runs a and then b, the other c and then d, where d
 * is in the way of a, and c of b, but neither c of a nor d of b. If such threads do not take turns, a cycle of conflicts shows it, and no
 * smaller scenario does (Shasha, Snir: Efficient and Correct Execution of Parallel Programs that Share Memory, TOPLAS 1988).
 *
 * <p>There is one for each choice of four operations. The first ones cover all pairs of operations at two of the four places, and then all
 * triples, each with as few scenarios as a greedy choice comes to (Cohen, Dalal, Fredman, Patton: The AETG System, TSE 1997).
 */
final class Crossings {
    /** Only the first actors, this many, are combined: the number of choices of four grows with its fourth power. */
    private static final int MOST_ACTORS = 12;

    private final Alphabet alphabet;
    private final Conflicts conflicts;
    private final Observers observers;
    private final List<Actor> actors;

    Crossings(Alphabet alphabet, ScenarioSorter sorter) {
        this.alphabet = alphabet;
        this.conflicts = new Conflicts(sorter.machine());
        this.observers = new Observers(alphabet, sorter);
        this.actors = few(alphabet.actors());
    }

    /** The first choices of arguments of all operations, then the second ones. */
    private static List<Actor> few(List<Actor> all) {
        Map<Operation, List<Actor>> byOperation = new LinkedHashMap<>();
        all.forEach(actor -> byOperation
                .computeIfAbsent(actor.operation(), o -> new ArrayList<>())
                .add(actor));
        return IntStream.range(0, all.size())
                .boxed()
                .flatMap(i -> byOperation.values().stream()
                        .filter(own -> i < own.size())
                        .map(own -> own.get(i)))
                .limit(MOST_ACTORS)
                .toList();
    }

    /** Returns the first of them, up to a number. */
    List<Scenario> first(int most) {
        Map<Set<List<Operation>>, Scenario> found = new LinkedHashMap<>();
        for (List<Actor> init : alphabet.inits()) add(init, found);
        List<Scenario> chosen = covering(found.values(), most);
        return IntStream.range(0, chosen.size())
                .mapToObj(i -> observers.after(chosen.get(i), i))
                .toList();
    }

    private void add(List<Actor> init, Map<Set<List<Operation>>, Scenario> found) {
        boolean[][] conflict = conflicts(init);
        boolean[][] meet = withAnyArguments(conflict);
        int[][] pairs = IntStream.range(0, actors.size())
                .boxed()
                .flatMap(one -> IntStream.range(0, actors.size())
                        .filter(other -> conflict[one][other])
                        .mapToObj(other -> new int[] {one, other}))
                .toArray(int[][]::new);
        for (int[] outer : pairs) {
            for (int[] inner : pairs) {
                if (meet[outer[0]][inner[1]] || meet[inner[0]][outer[1]]) continue;
                List<Actor> one = List.of(actors.get(outer[0]), actors.get(inner[0]));
                List<Actor> other = List.of(actors.get(inner[1]), actors.get(outer[1]));
                Scenario crossing = new Scenario(init, List.of(one, other), List.of());
                Set<List<Operation>> operations = new HashSet<>(List.of(operations(one), operations(other)));
                Scenario known = found.get(operations);
                boolean better = known == null || known.init().equals(init) && differing(crossing) > differing(known);
                if (better && Roles.offence(crossing) == null) found.put(operations, crossing);
            }
        }
    }

    private boolean[][] conflicts(List<Actor> init) {
        ModelState state = conflicts.after(init);
        boolean[][] conflict = new boolean[actors.size()][actors.size()];
        forEachPair((i, j) -> conflict[i][j] = conflicts.between(state, actors.get(i), actors.get(j)));
        return conflict;
    }

    /** Which actors would be in each other's way with some arguments. Two that add equal values are not, but only by chance. */
    private boolean[][] withAnyArguments(boolean[][] conflict) {
        Set<List<Operation>> meeting = new HashSet<>();
        forEachPair((i, j) -> {
            if (conflict[i][j]) meeting.add(operations(List.of(actors.get(i), actors.get(j))));
        });
        boolean[][] meet = new boolean[actors.size()][actors.size()];
        forEachPair((i, j) -> meet[i][j] = meeting.contains(operations(List.of(actors.get(i), actors.get(j)))));
        return meet;
    }

    private void forEachPair(IntBinary action) {
        for (int i = 0; i < actors.size(); i++) for (int j = 0; j < actors.size(); j++) action.accept(i, j);
    }

    private interface IntBinary {
        void accept(int one, int other);
    }

    private static List<Operation> operations(List<Actor> thread) {
        return thread.stream().map(Actor::operation).toList();
    }

    /** The number of different calls: with different arguments it shows which of two operations an answer comes from. */
    private static long differing(Scenario scenario) {
        return scenario.actors().map(Actor::arguments).distinct().count();
    }

    private static List<Scenario> covering(Collection<Scenario> all, int most) {
        List<Scenario> left = new ArrayList<>(all);
        List<Scenario> chosen = new ArrayList<>();
        Set<List<Object>> covered = new HashSet<>();
        while (!left.isEmpty() && chosen.size() < most) {
            Scenario best = left.get(0);
            long bestGain = -1;
            for (Scenario scenario : left) {
                // A pair is worth more than all triples of one scenario, which are four.
                long gain = places(scenario)
                        .filter(place -> !covered.contains(place))
                        .mapToLong(place -> place.size() == 4 ? 5 : 1)
                        .sum();
                if (gain > bestGain) {
                    best = scenario;
                    bestGain = gain;
                }
            }
            chosen.add(best);
            left.remove(best);
            places(best).forEach(covered::add);
        }
        return chosen;
    }

    /** Returns the operations at each pair and each triple of the four places, together with the places. */
    private static Stream<List<Object>> places(Scenario scenario) {
        List<Operation> four = scenario.parallel().stream()
                .flatMap(List::stream)
                .map(Actor::operation)
                .toList();
        return IntStream.range(0, 1 << four.size())
                .filter(places -> Integer.bitCount(places) == 2 || Integer.bitCount(places) == 3)
                .mapToObj(places -> {
                    List<Object> place = new ArrayList<>();
                    for (int i = 0; i < four.size(); i++) {
                        if ((places & 1 << i) == 0) continue;
                        place.add(i);
                        place.add(four.get(i));
                    }
                    return place;
                });
    }
}
