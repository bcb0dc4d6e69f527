package dev.turnstile.generation;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.judge.Judge;
import dev.turnstile.machine.ModelMachine;
import dev.turnstile.machine.ModelWatch;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.scenario.ScenarioText;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The scenarios of one subject, sorted by its model, most telling first, and the means to sort and judge more of them.
 *
 * <p>Confined to one thread, as its machine is.
 */
public final class ScenarioSpace {
    private final Declaration declaration;
    private final long seed;
    private final List<SortedScenario> scenarios;
    private final Alphabet alphabet;
    private final ScenarioSorter sorter;
    private final Judge judge;
    private final Focus focus;

    private ScenarioSpace(
            Declaration declaration,
            long seed,
            List<SortedScenario> scenarios,
            Alphabet alphabet,
            ScenarioSorter sorter,
            Judge judge,
            Focus focus) {
        this.declaration = declaration;
        this.seed = seed;
        this.scenarios = scenarios;
        this.alphabet = alphabet;
        this.sorter = sorter;
        this.judge = judge;
        this.focus = focus;
    }

    /**
     * The scenarios that a subject and its contract ask for, and the first {@code count} of those that its contract has.
     *
     * @param declaration the subject
     * @param seed the same seed gives the same scenarios on every machine
     * @param count the most scenarios; twice that where some operations would not meet otherwise
     * @throws dev.turnstile.machine.ModelException if the model cannot serve as an oracle
     */
    public static ScenarioSpace of(Declaration declaration, long seed, int count) {
        return ModelWatch.call(declaration.model(), () -> chosen(declaration, seed, count));
    }

    private static ScenarioSpace chosen(Declaration declaration, long seed, int count) {
        ModelMachine machine = new ModelMachine(declaration.model());
        Alphabet alphabet = Alphabet.of(declaration.operations(), machine, seed);
        ScenarioSorter sorter = new ScenarioSorter(machine, alphabet.answers());
        Set<SortedScenario> scenarios = new LinkedHashSet<>();
        declaration.scenarios().forEach(pinned -> scenarios.add(sorter.sort(pinned)));
        scenarios.addAll(ScenarioSource.scenarios(alphabet, sorter, seed, count));
        return new ScenarioSpace(
                declaration, seed, List.copyOf(scenarios), alphabet, sorter, new Judge(machine), Focus.ALL);
    }

    /**
     * The space of scenarios that have been chosen before, elsewhere: to choose takes longer than to sort what was chosen.
     *
     * @param seed the same as then
     * @param texts the scenarios' {@linkplain ScenarioText texts}
     * @throws IllegalArgumentException if they are not this contract's
     */
    public static ScenarioSpace ofChosen(Declaration declaration, long seed, List<String> texts) {
        ModelMachine machine = new ModelMachine(declaration.model());
        Alphabet alphabet = Alphabet.of(declaration.operations(), machine, seed);
        ScenarioSorter sorter = new ScenarioSorter(machine, alphabet.answers());
        List<SortedScenario> scenarios = texts.stream()
                .map(text -> sorter.sort(ScenarioText.parse(text, declaration.operations())))
                .toList();
        return new ScenarioSpace(declaration, seed, scenarios, alphabet, sorter, new Judge(machine), Focus.ALL);
    }

    /** The same space for another subject of the same contract and model. */
    public ScenarioSpace forSubject(Declaration other) {
        return new ScenarioSpace(other, seed, scenarios, alphabet, sorter, judge, focus);
    }

    /**
     * Returns the scenarios in which a thread calls one of some operations, those first in which several do. These are all
     * where these operations say nothing: there are none, the contract has no such operation, or one runs at rest only.
     */
    public ScenarioSpace about(Set<String> operations) {
        Focus narrower = Focus.on(operations, declaration.operations());
        List<SortedScenario> left = narrower.of(scenarios, SortedScenario::scenario);
        return left.isEmpty() ? this : new ScenarioSpace(declaration, seed, left, alphabet, sorter, judge, narrower);
    }

    /** The operations that the scenarios are about: all of the contract, unless {@link #about} has made them fewer. */
    public List<Operation> operations() {
        return focus.operations(declaration.operations());
    }

    /** Each operation of some with each choice of its arguments. */
    public static List<Actor> actors(List<Operation> operations, long seed) {
        return operations.stream()
                .flatMap(operation -> Alphabet.actors(operation, seed).stream())
                .toList();
    }

    /** The subject. */
    public Declaration declaration() {
        return declaration;
    }

    /** The seed that chose the scenarios and their arguments. */
    public long seed() {
        return seed;
    }

    /** The model, with what it has done so far. */
    public ModelMachine machine() {
        return sorter.machine();
    }

    /** The scenarios, most telling first. */
    public List<SortedScenario> scenarios() {
        return scenarios;
    }

    /**
     * The smallest scenarios over the arguments' domains: each two operations at once, from a fresh instance and from each of a few states
     * that the model reaches first, those from a fresh instance first. Unlike {@link #scenarios}, none is left out for being of little use.
     */
    public SmallestScenarios smallest() {
        return new SmallestScenarios(alphabet, sorter, focus);
    }

    /**
     * Returns scenarios in which two threads go through two conflicts in opposite order, up to a number: a fault that needs two operations of
     * each of two threads is in these, and in hardly any that are chosen by chance.
     */
    public List<Scenario> crossings(int most) {
        return focus.of(new Crossings(alphabet, sorter).first(most), Function.identity());
    }

    /**
     * Returns scenarios in which two threads wait for what one alone can have, and then such in which any three operations race, up to a number. There are too many of them where the space is about all operations, so
     * there are none then.
     */
    public List<Scenario> threes(int most) {
        if (focus.equals(Focus.ALL)) return List.of();
        List<Scenario> relays = new WaitingScenarios(alphabet, sorter.machine(), sorter::trySort)
                .relays().stream().map(SortedScenario::scenario).toList();
        return Stream.concat(
                        focus.of(relays, Function.identity()).stream(),
                        new FocusedRaces(alphabet, sorter, focus).threes(most).stream())
                .distinct()
                .limit(most)
                .toList();
    }

    /**
     * Returns scenarios in which two operations race, and the thread of one goes on with a third one, up to a number; none where the space is about
     * all operations.
     */
    public List<Scenario> sequels(int most) {
        return focus.equals(Focus.ALL) ? List.of() : new FocusedRaces(alphabet, sorter, focus).sequels(most);
    }

    /** Returns scenarios with a third value of parameters that have two otherwise, so that bounds are reached that two never reach. */
    public List<Scenario> withThirdValues() {
        return focus.of(new ThirdValues(alphabet, sorter).all(), Function.identity());
    }

    /**
     * Returns scenarios in which the state changes and comes back to what looks the same, while an operation is on its way; up to a number.
     */
    public List<Scenario> roundTrips(int most) {
        return new RoundTrips(alphabet, sorter).first(most);
    }

    /**
     * Returns the operations that never run and the pairs of operations that never run at once, in any scenario. As clauses; empty where
     * nothing is missing.
     */
    public List<String> omissions() {
        List<Operation> parallel = declaration.operations().stream()
                .filter(o -> !o.isQuiescent() && !o.isCrash())
                .toList();
        Set<Operation> run = new HashSet<>();
        scenarios.forEach(sorted -> sorted.scenario().actors().forEach(actor -> run.add(actor.operation())));
        List<String> never = declaration.operations().stream()
                .filter(operation -> !run.contains(operation))
                .map(operation -> operation + " never ran")
                .toList();
        List<String> apart = Meetings.in(scenarios).missing(parallel);
        if (apart.isEmpty()) return never;
        int pairs = parallel.size() * (parallel.size() + 1) / 2;
        String text =
                "of " + pairs + " pairs of operations " + apart.size() + " never ran at once, such as " + apart.get(0);
        return Stream.concat(never.stream(), Stream.of(text)).toList();
    }

    /** Sorts one more scenario: one that shrinking made, or one of a replay token. */
    public SortedScenario sort(Scenario scenario) {
        return sorter.sort(scenario);
    }

    /** The judge over this contract's model. */
    public Judge judge() {
        return judge;
    }
}
