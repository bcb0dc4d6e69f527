package dev.turnstile.engine.lincheck;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.engine.Budget;
import dev.turnstile.engine.Progress;
import dev.turnstile.engine.lincheck.Explored.Clean;
import dev.turnstile.engine.lincheck.Explored.Convicted;
import dev.turnstile.engine.lincheck.Explored.Failed;
import dev.turnstile.evidence.Counterexample.DataRace;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.Finding;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.generation.SortedScenario;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Scenario;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One subject's check, until a scenario violates. What the budget allows is dealt out in rounds: to every schedule of each scenario, the
 * smallest first, those that need more than others in further rounds; then, for those of which that was not all, to schedules with few
 * preemptions, one more in each round (Musuvathi, Qadeer: Iterative Context Bounding, PLDI 2007); then to schedules in which waits return
 * without a reason.
 *
 * <p>A data race is remembered, and is the finding if no wrong answer and no hang is found.
 */
final class SubjectCheck {
    /** So many times the scenarios of the budget may be of the smallest: each costs some executions only. */
    private static final int MOST_SMALLEST = 4;

    /** The part of the budget that the first round may take. */
    private static final double FIRST_ROUND = 0.6;

    /** What each scenario may cost before others have had their turn. */
    private static final long FIRST_ALLOWANCE = 20;

    /** Those for which that was not enough begin anew with so many times as much. */
    private static final long ALLOWANCE_GROWTH = 4;

    /** Schedules with more preemptions are not asked for: the next round costs many times as much. */
    private static final int MOST_PREEMPTIONS = 4;

    /** The part of the budget that may be spent on top for spurious returns. */
    private static final int SPURIOUS_PART = 5;

    /** The part of the budget that one smaller scenario may cost in shrinking: one that still violates mostly does so soon. */
    private static final int SHRINKING_PART = 2;

    private final Declaration subject;
    private final List<Scenario> planned;
    private final ScenarioCheck check;
    private final Budget budget;
    private final Function<Convicted, Finding> counterexample;
    private final Coverage coverage;
    private final List<String> notes = new ArrayList<>();
    private final long start = System.nanoTime();
    private final Set<Scenario> scenariosRun = new HashSet<>();
    private @Nullable Convicted race;
    private long executions;
    private long spent;

    /** @param counterexample makes the finding of a violation */
    SubjectCheck(ScenarioSpace space, Budget budget, Progress progress, Function<Convicted, Finding> counterexample) {
        this.subject = space.declaration();
        Set<Scenario> planned = new LinkedHashSet<>(space.smallest().first(MOST_SMALLEST * budget.scenarios()));
        boolean allSmallest = planned.size() == space.smallest().count();
        space.scenarios().stream()
                .limit(budget.scenarios())
                .map(SortedScenario::scenario)
                .forEach(planned::add);
        this.planned = List.copyOf(planned);
        Deadline deadline = Deadline.in(budget.guard().multipliedBy(Budget.GUARDS_WHERE_COUNTS_DECIDE));
        this.check = new ScenarioCheck(subject, space.judge(), deadline, progress);
        this.budget = budget;
        this.counterexample = counterexample;
        List<String> lowered = subject.benignRaces().stream()
                .map(r -> "the race on `" + r.field() + "` is declared benign: " + r.because())
                .toList();
        this.coverage = new Coverage(this.planned, allSmallest, lowered);
    }

    EngineEvidence run() {
        Finding finding = finding();
        long millis = (System.nanoTime() - start) / 1_000_000;
        return new EngineEvidence(EngineName.LINCHECK, finding, scenariosRun.size(), executions, millis, notes);
    }

    private Finding finding() {
        Preflight preflight = Preflight.of(subject);
        if (preflight.obstacle() != null) return preflight.obstacle();
        List<Scenario> fitting = fitting(preflight.unfit());
        Finding found = everySchedule(fitting);
        if (found == null && race == null) found = fewPreemptions();
        if (found == null && race == null) found = spuriousWakeUps();
        if (found == null && race != null) found = violated(race);
        if (found != null) return found;
        String omission = coverage.omission();
        if (omission != null) notes.add(omission);
        return coverage.finding();
    }

    private List<Scenario> fitting(Map<Operation, String> unfit) {
        for (Scenario scenario : planned) {
            scenario.actors()
                    .filter(a -> unfit.containsKey(a.operation()))
                    .findFirst()
                    .ifPresent(a -> coverage.leaveOut(scenario, a.operation() + ": " + unfit.get(a.operation())));
        }
        return planned.stream().filter(s -> !coverage.isLeftOut(s)).toList();
    }

    /** Those that are done with little leave the rest of the budget to those that need much. */
    private @Nullable Finding everySchedule(List<Scenario> scenarios) {
        long most = (long) (FIRST_ROUND * budget.schedules());
        List<Scenario> left = scenarios;
        for (long allowance = FIRST_ALLOWANCE; !left.isEmpty() && spent < most; allowance *= ALLOWANCE_GROWTH) {
            for (Scenario scenario : left) {
                if (spent >= most || check.outOfTime()) break;
                Explored explored = check.explore(scenario, Mode.EVERY, Math.min(allowance, most - spent));
                Finding found = take(scenario, Mode.EVERY, explored);
                if (found != null) return found;
            }
            if (race != null) return null;
            left = scenariosWhere(c -> !c.exhausted() && c.gap() == null);
        }
        return null;
    }

    private @Nullable Finding fewPreemptions() {
        for (int bound = 0; bound <= MOST_PREEMPTIONS; bound++) {
            int before = bound - 1;
            List<Scenario> left = scenariosWhere(c -> !c.exhausted() && c.preemptions() == before);
            if (left.isEmpty() || spent >= budget.schedules()) return null;
            Finding found = share(left, Mode.within(bound), budget.schedules() - spent);
            if (found != null) return found;
        }
        return null;
    }

    private @Nullable Finding spuriousWakeUps() {
        List<Scenario> waiting = scenariosWhere(Clean::waited);
        if (waiting.isEmpty()) return null;
        long before = executions;
        Finding found = share(waiting, Mode.SPURIOUS, budget.schedules() / SPURIOUS_PART);
        if (found != null) return found;
        notes.add("waits returned without a reason in " + (executions - before)
                + " more schedules; in those that count for what was covered they did not");
        return null;
    }

    /** Explores scenarios, each with at most an equal part of what is left of an allowance. */
    private @Nullable Finding share(List<Scenario> scenarios, Mode mode, long allowance) {
        long left = allowance;
        for (int i = 0; i < scenarios.size() && !check.outOfTime(); i++) {
            Explored explored = check.explore(scenarios.get(i), mode, Math.max(1, left / (scenarios.size() - i)));
            Finding found = take(scenarios.get(i), mode, explored);
            if (found != null) return found;
            if (explored instanceof Clean clean) left -= clean.cost();
        }
        return null;
    }

    private List<Scenario> scenariosWhere(Predicate<Clean> test) {
        return planned.stream()
                .filter(scenario -> {
                    Clean known = coverage.of(scenario);
                    return known != null && test.test(known);
                })
                .toList();
    }

    /**
     * Counts an exploration; what was seen where waits returned without a reason counts for no claim. Returns what ends the check; {@code
     * null} if this does not.
     */
    private @Nullable Finding take(Scenario scenario, Mode mode, Explored explored) {
        scenariosRun.add(scenario);
        executions += explored.schedules();
        if (explored instanceof Convicted convicted) return violated(convicted);
        if (explored instanceof Failed failed) return new Finding.Inconclusive(failed.reason() + ", in " + scenario);
        if (explored instanceof Clean clean && !mode.spuriousWakeUps()) {
            coverage.add(scenario, clean);
            spent += clean.cost();
            if (race == null) race = clean.race();
        }
        return null;
    }

    private Finding violated(Convicted convicted) {
        if (convicted.interleaving().isEmpty()) {
            notes.add("the schedule did not come out the same a second time, so there is no interleaving to show");
            return counterexample.apply(convicted);
        }
        Shrinker shrinker = new Shrinker(check, budget.schedules() / SHRINKING_PART);
        Convicted smallest = shrinker.shrink(convicted);
        if (shrinker.schedules() > 0)
            notes.add(shrinker.schedules() + " further schedules were run to make the scenario smaller");
        DataRace other = race == null ? null : race.race();
        if (other != null && smallest.race() == null) {
            notes.add("there is a data race, too: " + other.first().inWords() + ", and "
                    + other.second().inWords());
        }
        return counterexample.apply(smallest);
    }
}
