package dev.turnstile.generation;

import dev.turnstile.machine.ModelMachine;
import dev.turnstile.machine.ModelState;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Orders scenarios so that the first few tell the most. */
final class Ranking {
    private static final int RARE_SHARE = 4;
    private static final int MAX_OUTCOMES_COUNTED = 4;

    private final ModelMachine machine;
    private final Predicate<Operation> silent;
    private final IdentityHashMap<SortedScenario, Boolean> conflicts = new IdentityHashMap<>();

    /** @param silent whether nobody knows what an operation does inside a subject, see {@link Alphabet#isSilent} */
    Ranking(ModelMachine machine, Predicate<Operation> silent) {
        this.machine = machine;
        this.silent = silent;
    }

    /**
     * Scenarios with a conflict first; among those, scenarios that bring together operations not yet together before those that repeat.
     */
    List<SortedScenario> mostTellingFirst(List<SortedScenario> scenarios) {
        IdentityHashMap<SortedScenario, Integer> worth = new IdentityHashMap<>();
        for (SortedScenario scenario : scenarios) worth.put(scenario, worth(scenario));
        List<SortedScenario> byWorth = new ArrayList<>(scenarios);
        byWorth.sort(Comparator.<SortedScenario>comparingInt(worth::get).reversed());
        Set<String> covered = new HashSet<>();
        List<SortedScenario> fresh = new ArrayList<>();
        List<SortedScenario> repeating = new ArrayList<>();
        List<SortedScenario> peaceful = new ArrayList<>();
        for (SortedScenario scenario : byWorth) {
            if (!hasConflict(scenario)) peaceful.add(scenario);
            else if (covered.add(meeting(scenario.scenario()))) fresh.add(scenario);
            else repeating.add(scenario);
        }
        fresh.addAll(repeating);
        fresh.addAll(peaceful);
        return fresh;
    }

    private int worth(SortedScenario scenario) {
        int worth = 0;
        if (hasConflict(scenario)) worth += 4;
        if (scenario.blockable() && scenario.blocking() != Blocking.ALWAYS) worth += 4;
        if (scenario.wrongAnswerVisible()) worth += 2;
        if (scenario.blocking() == Blocking.NEVER) worth += 1;
        long operations = scenario.scenario().parallel().stream()
                .flatMap(List::stream)
                .map(Actor::operation)
                .distinct()
                .count();
        return worth + Math.min(MAX_OUTCOMES_COUNTED, scenario.legalOutcomes().size()) + (int) operations;
    }

    /** Whether the threads could get in one another's way: orders differ in their answers, something waits, or two threads write. */
    boolean hasConflict(SortedScenario scenario) {
        return scenario.legalOutcomes().size() > 1
                || scenario.blockable()
                || conflicts.computeIfAbsent(scenario, s -> writers(s.scenario()) > 1);
    }

    private long writers(Scenario scenario) {
        ModelState start = machine.after(machine.initial(), 0, scenario.init());
        return IntStream.range(0, scenario.threads())
                .filter(t -> mayWrite(start, t, scenario.parallel().get(t)))
                .count();
    }

    private boolean mayWrite(ModelState start, int thread, List<Actor> actors) {
        return actors.stream().anyMatch(a -> silent.test(a.operation()))
                || machine.after(start, thread, actors) != start;
    }

    /** The operations that meet, with any arguments, threads and init part. */
    private static String meeting(Scenario scenario) {
        return scenario.parallel().stream()
                .map(thread -> thread.stream()
                        .map(Actor::operation)
                        .map(Object::toString)
                        .collect(Collectors.joining(";")))
                .sorted()
                .collect(Collectors.joining("|"));
    }

    /** Leaves in one scenario without visible wrong answers for each three with. */
    static List<SortedScenario> thinHangOnly(List<SortedScenario> ranked) {
        return thin(ranked, scenario -> !scenario.wrongAnswerVisible() && !scenario.blockable());
    }

    /** Keeps one scenario with a killed process for each three without, since it costs a new process. */
    static List<SortedScenario> thinCrashes(List<SortedScenario> ranked) {
        return thin(
                ranked,
                scenario ->
                        scenario.scenario().actors().anyMatch(a -> a.operation().isCrash()));
    }

    private static List<SortedScenario> thin(List<SortedScenario> ranked, Predicate<SortedScenario> rare) {
        List<SortedScenario> kept = new ArrayList<>();
        int some = 0;
        for (SortedScenario scenario : ranked) {
            if (!rare.test(scenario)) kept.add(scenario);
            else if (some++ * RARE_SHARE <= kept.size()) kept.add(scenario);
        }
        return kept;
    }
}
