package dev.turnstile.generation;

import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Roles;
import dev.turnstile.scenario.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All scenarios in which two operations race. First each operation meets itself and each other on a fresh instance, on equal arguments
 * where they take such; then come all choices of arguments and starting states. An observer follows the threads where one can make a
 * wrong answer visible.
 */
public final class SmallestScenarios {
    private final Alphabet alphabet;
    private final ScenarioSorter sorter;

    SmallestScenarios(Alphabet alphabet, ScenarioSorter sorter) {
        this.alphabet = alphabet;
        this.sorter = sorter;
    }

    /** Returns their number. */
    public int count() {
        return (int) all().count();
    }

    /** Returns the number of pairs of operations. The scenarios begin with one for each pair. */
    public int pairs() {
        return meetings().size();
    }

    /** Returns the first of them, up to a number. */
    public List<Scenario> first(int most) {
        List<Scenario> found = new ArrayList<>();
        Stream.concat(meetings().stream().map(threads -> new Scenario(List.of(), threads, List.of())), all())
                .distinct()
                .limit(most)
                .forEach(scenario -> found.add(observed(scenario, found.size())));
        return List.copyOf(found);
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
                    if (Roles.offence(bare) == null) found.add(observed(bare, found.size()));
                }
            }
        }
        return List.copyOf(found);
    }

    private Stream<Scenario> all() {
        List<Actor> actors = alphabet.actors();
        return alphabet.inits().stream()
                .flatMap(init -> IntStream.range(0, actors.size())
                        .boxed()
                        .flatMap(i -> actors.subList(i, actors.size()).stream()
                                .flatMap(other -> allowed(init, actors.get(i), other))));
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

    /** Adds observers after the threads, unless none can make a wrong answer visible. The observers take turns. */
    private Scenario observed(Scenario bare, int turn) {
        for (List<Actor> post : alphabet.posts(turn)) {
            Scenario scenario = new Scenario(bare.init(), bare.parallel(), post);
            if (showsMore(scenario)) return scenario;
        }
        return bare;
    }

    private boolean showsMore(Scenario scenario) {
        if (Roles.offence(scenario) != null) return false;
        try {
            SortedScenario sorted = sorter.sort(scenario);
            return sorted.blocking() != Blocking.ALWAYS && sorted.wrongAnswerVisible();
        } catch (IllegalArgumentException tooLarge) {
            return false;
        }
    }
}
