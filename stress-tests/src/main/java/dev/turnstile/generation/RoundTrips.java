package dev.turnstile.generation;

import dev.turnstile.machine.ModelState;
import dev.turnstile.machine.Step;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Roles;
import dev.turnstile.scenario.Scenario;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Scenarios in which one thread runs an operation while another changes the state, and then brings back what looks the same to that
 * operation, though behind it lies another state. This is the ABA problem: a compare-and-set finds what it expects, and goes on with what
 * it has read before. It takes three operations to get there, such as two pops and a push while a third pop is on its way.
 */
final class RoundTrips {
    /** Only the first actors, this many, are combined: the number of trips grows with the third power. */
    private static final int MOST_ACTORS = 6;

    private final Alphabet alphabet;
    private final Conflicts conflicts;
    private final Observers observers;

    RoundTrips(Alphabet alphabet, ScenarioSorter sorter) {
        this.alphabet = alphabet;
        this.conflicts = new Conflicts(sorter.machine());
        this.observers = new Observers(alphabet, sorter);
    }

    /** Returns the first of them, up to a number: one for each choice of operations, from the first state that has one. */
    List<Scenario> first(int most) {
        List<Actor> actors = alphabet.actors().stream().limit(MOST_ACTORS).toList();
        Set<List<Operation>> seen = new HashSet<>();
        List<Scenario> found = new ArrayList<>();
        for (List<Actor> init : alphabet.inits()) {
            ModelState state = conflicts.after(init);
            for (Actor still : actors) {
                for (List<Actor> trip : trips(state, still, actors)) {
                    Scenario bare = new Scenario(init, List.of(List.of(still), trip), List.of());
                    if (found.size() == most) return List.copyOf(found);
                    if (Roles.offence(bare) == null && seen.add(operations(bare)))
                        found.add(observers.after(bare, found.size()));
                }
            }
        }
        return List.copyOf(found);
    }

    private static List<Operation> operations(Scenario scenario) {
        return scenario.parallel().stream()
                .flatMap(List::stream)
                .map(Actor::operation)
                .collect(Collectors.toList());
    }

    private List<List<Actor>> trips(ModelState state, Actor still, List<Actor> actors) {
        Step now = conflicts.machine().step(state, 0, still);
        List<List<Actor>> trips = new ArrayList<>();
        if (!(now instanceof Step.Completed) || now.next() == state) return trips;
        for (Actor first : actors) {
            @Nullable ModelState away = after(state, first);
            if (away == null || looksTheSame(now, away, still)) continue;
            for (Actor second : actors) {
                @Nullable ModelState further = after(away, second);
                if (further == null || looksTheSame(now, further, still)) continue;
                for (Actor third : actors) {
                    @Nullable ModelState back = after(further, third);
                    if (back != null && looksTheSame(now, back, still) && leavesOther(now, back, still))
                        trips.add(List.of(first, second, third));
                }
            }
        }
        return trips;
    }

    /** The state after an operation of the thread that travels; {@code null} if it does not complete, or changes nothing. */
    private @Nullable ModelState after(ModelState state, Actor actor) {
        Step step = conflicts.machine().step(state, 1, actor);
        return step instanceof Step.Completed && step.next() != state ? step.next() : null;
    }

    private boolean looksTheSame(Step now, ModelState later, Actor still) {
        return now instanceof Step.Completed a
                && conflicts.machine().step(later, 0, still) instanceof Step.Completed b
                && Objects.equals(a.response(), b.response());
    }

    private boolean leavesOther(Step now, ModelState later, Actor still) {
        return now.next() != conflicts.machine().step(later, 0, still).next();
    }
}
