package dev.turnstile.generation;

import dev.turnstile.machine.ModelMachine;
import dev.turnstile.machine.ModelState;
import dev.turnstile.machine.Step;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Scenarios that are made for faults in waiting, and that chance would hardly bring together. */
final class WaitingScenarios {
    private static final int MAX_SORTED = 300;

    private final Alphabet alphabet;
    private final ModelMachine machine;
    private final Function<Scenario, @Nullable SortedScenario> sorter;
    private int sorted;

    WaitingScenarios(Alphabet alphabet, ModelMachine machine, Function<Scenario, @Nullable SortedScenario> sorter) {
        this.alphabet = alphabet;
        this.machine = machine;
        this.sorter = sorter;
    }

    /**
     * Two threads wait and a third one lets both go on, in every order of the model. A subject that wakes one thread where two could go
     * on, or one of the wrong side, leaves a thread asleep in these, and in hardly any others: a wake-up for one waiter is never lost
     * on another.
     *
     * @return one for each pair of operations that wait and each way into the state in which they do; the shortest enabler for each
     */
    List<SortedScenario> crowds() {
        List<SortedScenario> found = new ArrayList<>();
        for (List<Actor> init : alphabet.inits()) {
            ModelState state = machine.after(machine.initial(), 0, init);
            List<Actor> waiters = waiters(state);
            List<Actor> movers = movers(state, 2);
            for (int i = 0; i < waiters.size(); i++) {
                for (int j = i; j < waiters.size(); j++) {
                    SortedScenario crowd = enabled(init, waiters.get(i), waiters.get(j), movers);
                    if (crowd != null) found.add(crowd);
                }
            }
            found.addAll(relays(init, state));
        }
        return found;
    }

    /**
     * Two threads wait for what one alone can have: each that gets it lets the other one go on. The thread of the init part begins.
     *
     * @return one for each operation that waits and each way into the state in which it does
     */
    List<SortedScenario> relays() {
        List<SortedScenario> found = new ArrayList<>();
        for (List<Actor> init : alphabet.inits()) found.addAll(relays(init, machine.after(machine.initial(), 0, init)));
        return found;
    }

    private List<SortedScenario> relays(List<Actor> init, ModelState state) {
        List<SortedScenario> found = new ArrayList<>();
        List<Actor> waiters = waiters(state, 1);
        for (Actor waiter : waiters) {
            SortedScenario relay = relay(init, state, waiter, waiters);
            if (relay != null) found.add(relay);
        }
        return found;
    }

    private @Nullable SortedScenario relay(List<Actor> init, ModelState state, Actor waiter, List<Actor> waiters) {
        for (Actor enabler : movers(state, 0)) {
            Step had = machine.step(machine.step(state, 0, enabler).next(), 1, waiter);
            if (!(had instanceof Step.Completed)) continue;
            for (Actor other : waiters) {
                if (!(machine.step(had.next(), 2, other) instanceof Step.Blocked)) continue;
                for (Actor back : movers(had.next(), 1)) {
                    if (sorted++ >= MAX_SORTED) return null;
                    SortedScenario relay = sorter.apply(new Scenario(
                            init, List.of(List.of(enabler), List.of(waiter, back), List.of(other, back)), List.of()));
                    if (relay != null && relay.blocking() == Blocking.NEVER) return relay;
                }
            }
        }
        return null;
    }

    /**
     * One thread waits, and another lets it go on and at once takes the reason away again. A thread that does not look again when it is
     * woken goes on without a reason.
     *
     * @return one for each operation that waits and each way into the state in which it does
     */
    List<SortedScenario> thefts() {
        List<SortedScenario> found = new ArrayList<>();
        for (List<Actor> init : alphabet.inits()) {
            ModelState state = machine.after(machine.initial(), 0, init);
            for (Actor waiter : waiters(state)) {
                SortedScenario theft = theft(init, state, waiter);
                if (theft != null) found.add(theft);
            }
        }
        return found;
    }

    private @Nullable SortedScenario theft(List<Actor> init, ModelState state, Actor waiter) {
        for (Actor enabler : movers(state, 1)) {
            ModelState enabled = machine.step(state, 1, enabler).next();
            if (machine.step(enabled, 0, waiter) instanceof Step.Blocked) continue;
            for (Actor thief : alphabet.actors()) {
                Step stolen = machine.step(enabled, 1, thief);
                if (stolen instanceof Step.Completed && machine.step(stolen.next(), 0, waiter) instanceof Step.Blocked)
                    return sorter.apply(
                            new Scenario(init, List.of(List.of(waiter), List.of(enabler, thief)), List.of()));
            }
        }
        return null;
    }

    /** The operations that are not enabled, each with one choice of arguments. */
    private List<Actor> waiters(ModelState state) {
        return waiters(state, 0);
    }

    private List<Actor> waiters(ModelState state, int caller) {
        Map<String, Actor> byName = new LinkedHashMap<>();
        for (Actor actor : alphabet.actors()) {
            if (machine.step(state, caller, actor) instanceof Step.Blocked) {
                byName.putIfAbsent(actor.operation().name(), actor);
            }
        }
        return List.copyOf(byName.values());
    }

    /** The operations by which a thread changes the state. */
    private List<Actor> movers(ModelState state, int caller) {
        return alphabet.actors().stream()
                .filter(a -> machine.step(state, caller, a) instanceof Step.Completed done && done.next() != state)
                .toList();
    }

    private @Nullable SortedScenario enabled(List<Actor> init, Actor one, Actor other, List<Actor> movers) {
        for (Actor mover : movers) {
            SortedScenario crowd = crowd(init, one, other, List.of(mover));
            if (crowd != null) return crowd;
        }
        for (Actor first : movers) {
            for (Actor second : alphabet.actors()) {
                SortedScenario crowd = crowd(init, one, other, List.of(first, second));
                if (crowd != null) return crowd;
            }
        }
        return null;
    }

    private @Nullable SortedScenario crowd(List<Actor> init, Actor one, Actor other, List<Actor> enabler) {
        if (sorted++ >= MAX_SORTED) return null;
        SortedScenario crowd =
                sorter.apply(new Scenario(init, List.of(List.of(one), List.of(other), enabler), List.of()));
        return crowd != null && crowd.blocking() == Blocking.NEVER ? crowd : null;
    }
}
