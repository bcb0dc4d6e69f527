package dev.turnstile.generation;

import dev.turnstile.machine.ModelState;
import dev.turnstile.machine.Step;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Roles;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.scenario.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Scenarios with three different values of a parameter that has two otherwise: what keeps two values at most, such as a cache, never comes
 * to its bound with two. One operation runs with the first value and then with the second; then it runs with the third, at once with
 * another one that is in its way, and with one that by the model does nothing, such as a clean-up: what that does is hidden from the model.
 * It also runs at once with two reads that show what has come in and what has gone, and, where only the first value has been before, at
 * once with the second. A third number also runs at once with the first, where nothing has been before: of the two that there are otherwise one is 0, with which a
 * maximum begins.
 */
final class ThirdValues {
    /** The number of scenarios of each kind for each parameter: that with itself costs as little as that with another. */
    private static final int EACH = 2;

    private final Alphabet alphabet;
    private final Conflicts conflicts;
    private final Observers observers;

    ThirdValues(Alphabet alphabet, ScenarioSorter sorter) {
        this.alphabet = alphabet;
        this.conflicts = new Conflicts(sorter.machine());
        this.observers = new Observers(alphabet, sorter);
    }

    /** Returns all of them. */
    List<Scenario> all() {
        Map<Operation, Actor> first = new LinkedHashMap<>();
        alphabet.actors().forEach(actor -> first.putIfAbsent(actor.operation(), actor));
        List<Scenario> found = new ArrayList<>();
        for (Actor actor : first.values()) {
            for (int i = 0; i < actor.arguments().size(); i++) found.addAll(of(actor, i));
        }
        return List.copyOf(found);
    }

    private List<Scenario> of(Actor first, int parameter) {
        Object third = third(
                first.operation().types().get(parameter), first.arguments().get(parameter));
        if (third == null || first.operation().isOnce()) return List.of();
        Actor second = other(first, parameter);
        if (second == null) return List.of();
        List<Actor> init = List.of(first, second);
        if (!completes(init)) return List.of();
        Actor last = with(first, parameter, third);
        ModelState state = conflicts.after(init);
        List<Scenario> bare = Stream.of(
                        at(init, last, actor -> conflicts.between(state, last, actor)),
                        at(init, last, actor -> isHidden(actor.operation(), state)),
                        comingAndGoing(init, last, parameter),
                        atOnce(first, second, last),
                        third instanceof Number ? at(List.of(), last, first::equals) : Stream.<Scenario>of())
                .flatMap(scenarios -> scenarios)
                .toList();
        return IntStream.range(0, bare.size())
                .mapToObj(i -> observers.after(bare.get(i), i))
                .toList();
    }

    /** A thread reads with the third value and then with the first, if the operation with the third changes what both answer. */
    private Stream<Scenario> comingAndGoing(List<Actor> init, Actor last, int parameter) {
        ModelState state = conflicts.after(init);
        Object third = last.arguments().get(parameter);
        List<@Nullable Object> onlyFirst =
                Collections.singletonList(init.get(0).arguments().get(parameter));
        return alphabet.actors().stream()
                .filter(read -> read.operation().tells() && read.arguments().equals(onlyFirst))
                .filter(read -> Objects.equals(read.operation().types().get(0).third(), third))
                .map(gone -> List.of(with(gone, 0, third), gone))
                .filter(reads -> reads.stream().allMatch(read -> conflicts.between(state, last, read)))
                .map(reads -> new Scenario(init, List.of(List.of(last), reads), List.of()))
                .filter(scenario -> Roles.offence(scenario) == null)
                .limit(EACH);
    }

    /** The second value and the third come at once, if after the first only one of them may. */
    private Stream<Scenario> atOnce(Actor first, Actor second, Actor last) {
        return conflicts.between(conflicts.after(List.of(first)), second, last)
                ? at(List.of(first), last, second::equals)
                : Stream.of();
    }

    /** Whether an operation answers nothing and by the model changes nothing, neither at first nor in a state. */
    private boolean isHidden(Operation operation, ModelState state) {
        return !operation.tells()
                && Stream.of(conflicts.machine().initial(), state)
                        .allMatch(s -> alphabet.actors().stream()
                                .filter(actor -> actor.operation().equals(operation))
                                .allMatch(actor -> conflicts.leavesAsItIs(s, actor)));
    }

    /** Returns scenarios in which an operation runs at once with some of those that are chosen. */
    private Stream<Scenario> at(List<Actor> init, Actor last, Predicate<Actor> chosen) {
        Map<Operation, Actor> others = new LinkedHashMap<>();
        alphabet.actors().stream().filter(chosen).forEach(actor -> others.putIfAbsent(actor.operation(), actor));
        return others.values().stream()
                .map(actor -> new Scenario(init, List.of(List.of(last), List.of(actor)), List.of()))
                .filter(scenario -> Roles.offence(scenario) == null)
                .limit(EACH);
    }

    /** A third value of a type that has two by default, which a parameter takes; {@code null} where there is none. */
    private static @Nullable Object third(ValueType type, @Nullable Object first) {
        Object third = type.third();
        return first == null || !first.equals(type.values().get(0)) ? null : third;
    }

    /** The same call with the second value of a parameter; {@code null} where the domain has other values. */
    private @Nullable Actor other(Actor first, int parameter) {
        Actor second = with(
                first,
                parameter,
                first.operation().types().get(parameter).values().get(1));
        return alphabet.actors().contains(second) ? second : null;
    }

    private static Actor with(Actor actor, int parameter, @Nullable Object value) {
        List<@Nullable Object> arguments = new ArrayList<>(actor.arguments());
        arguments.set(parameter, value);
        return new Actor(actor.operation(), arguments);
    }

    private boolean completes(List<Actor> init) {
        var state = conflicts.machine().initial();
        for (Actor actor : init) {
            if (!(conflicts.machine().step(state, 0, actor) instanceof Step.Completed done)) return false;
            state = done.next();
        }
        return true;
    }
}
