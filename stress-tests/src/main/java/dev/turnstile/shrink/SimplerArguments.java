package dev.turnstile.shrink;

import dev.turnstile.arbitrary.Session;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.GivenValue;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.scenario.ScenarioText;
import dev.turnstile.scenario.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes arguments of scenarios simpler: those that jqwik gave as jqwik shrinks them, the others by taking known ones. Remembers which values
 * jqwik made of which, so one instance serves all steps of a shrinking.
 */
final class SimplerArguments {
    private record Place(
            Operation operation, int parameter, @Nullable Object argument) {
        ValueType type() {
            return operation.types().get(parameter);
        }
    }

    private final long seed;
    private final List<Actor> known;
    private final Map<Place, GivenValue> given = new HashMap<>();

    /**
     * @param seed the one that chose the arguments
     * @param known actors whose arguments may replace others, simplest first
     */
    SimplerArguments(long seed, List<Actor> known) {
        this.seed = seed;
        this.known = known;
    }

    /** Returns scenarios with simpler arguments, in the order in which they are best tried. */
    Stream<Scenario> of(Scenario scenario) {
        // To begin a session costs more than to make a value.
        List<Scenario> given = Session.call(() -> asJqwikShrinks(scenario).toList());
        return Stream.concat(given.stream(), withKnownArguments(scenario));
    }

    /** Equal arguments shrink together first: operations often meet on them alone. */
    private Stream<Scenario> asJqwikShrinks(Scenario scenario) {
        List<Actor> actors = scenario.actors().toList();
        Map<@Nullable Object, Set<Place>> equal = new LinkedHashMap<>();
        for (Actor actor : actors) {
            for (int i = 0; i < actor.arguments().size(); i++) {
                Place place = new Place(actor.operation(), i, actor.arguments().get(i));
                if (given(place) != null)
                    equal.computeIfAbsent(place.argument(), argument -> new LinkedHashSet<>())
                            .add(place);
            }
        }
        Stream<Scenario> together = equal.values().stream().flatMap(places -> together(scenario, places));
        Stream<Scenario> alone = IntStream.range(0, actors.size())
                .boxed()
                .flatMap(at -> equal.values().stream()
                        .flatMap(Set::stream)
                        .filter(place -> isAt(place, actors.get(at)))
                        .flatMap(place ->
                                simpler(place).map(to -> replaced(scenario, at, with(actors.get(at), place, to)))));
        return Stream.concat(together, alone);
    }

    private Stream<Scenario> together(Scenario scenario, Set<Place> places) {
        Place first = places.iterator().next();
        return simpler(first)
                .map(to -> replaced(scenario, actor -> withAll(actor, first.argument(), to)))
                .filter(simpler -> places.size() == 1 || isWritten(simpler));
    }

    private static boolean isAt(Place place, Actor actor) {
        return actor.operation().equals(place.operation())
                && Objects.equals(actor.arguments().get(place.parameter()), place.argument());
    }

    private Stream<GivenValue> simpler(Place place) {
        GivenValue value = given(place);
        return value == null ? Stream.empty() : value.simpler().get().stream();
    }

    /** Returns how jqwik gave an argument; {@code null} if it did not. */
    private @Nullable GivenValue given(Place place) {
        GivenValue value = given.get(place);
        if (value != null) return value;
        for (GivenValue each : place.type().given(seed))
            given.putIfAbsent(new Place(place.operation(), place.parameter(), each.argument()), each);
        return given.get(place);
    }

    private Actor withAll(Actor actor, @Nullable Object argument, GivenValue to) {
        Actor changed = actor;
        for (int i = 0; i < actor.arguments().size(); i++) {
            Place place = new Place(actor.operation(), i, actor.arguments().get(i));
            if (Objects.equals(place.argument(), argument) && given(place) != null) changed = with(changed, place, to);
        }
        return changed;
    }

    private Actor with(Actor actor, Place place, GivenValue to) {
        given.putIfAbsent(new Place(place.operation(), place.parameter(), to.argument()), to);
        List<@Nullable Object> arguments = new ArrayList<>(actor.arguments());
        arguments.set(place.parameter(), to.argument());
        return new Actor(actor.operation(), arguments);
    }

    /** Whether the text says what the scenario is. One parameter's name for a value may mean another value of another parameter. */
    private static boolean isWritten(Scenario scenario) {
        List<Operation> operations =
                scenario.actors().map(Actor::operation).distinct().toList();
        try {
            return ScenarioText.parse(scenario.toString(), operations).equals(scenario);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private Stream<Scenario> withKnownArguments(Scenario scenario) {
        List<Actor> actors = scenario.actors().toList();
        return IntStream.range(0, actors.size())
                .boxed()
                .flatMap(at -> known.stream()
                        .filter(k -> k.operation().equals(actors.get(at).operation()))
                        .map(k -> withOthersOf(actors.get(at), k))
                        .distinct()
                        .takeWhile(simpler -> !simpler.equals(actors.get(at)))
                        .map(simpler -> replaced(scenario, at, simpler)));
    }

    /** Takes an actor's arguments but for those that jqwik gave: the names of its values do not tell which one is simpler. */
    private static Actor withOthersOf(Actor actor, Actor known) {
        List<@Nullable Object> arguments = new ArrayList<>(known.arguments());
        for (int i = 0; i < arguments.size(); i++) {
            if (actor.operation().types().get(i).isGiven())
                arguments.set(i, actor.arguments().get(i));
        }
        return new Actor(actor.operation(), arguments);
    }

    private interface Change {
        Actor of(Actor actor);
    }

    private static Scenario replaced(Scenario scenario, Change change) {
        return rebuilt(scenario, scenario.actors().map(change::of).toList());
    }

    private static Scenario replaced(Scenario scenario, int at, Actor actor) {
        List<Actor> all = new ArrayList<>(scenario.actors().toList());
        all.set(at, actor);
        return rebuilt(scenario, Collections.unmodifiableList(all));
    }

    private static Scenario rebuilt(Scenario scenario, List<Actor> all) {
        int from = scenario.init().size();
        List<List<Actor>> parallel = new ArrayList<>();
        for (List<Actor> thread : scenario.parallel()) parallel.add(all.subList(from, from += thread.size()));
        return new Scenario(all.subList(0, scenario.init().size()), parallel, all.subList(from, all.size()));
    }
}
