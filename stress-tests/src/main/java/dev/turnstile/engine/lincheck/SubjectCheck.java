package dev.turnstile.engine.lincheck;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.engine.Budget;
import dev.turnstile.engine.Progress;
import dev.turnstile.engine.lincheck.Explored.Clean;
import dev.turnstile.engine.lincheck.Explored.Convicted;
import dev.turnstile.engine.lincheck.Explored.Failed;
import dev.turnstile.engine.lincheck.Explored.NotForLincheck;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.Finding;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.generation.SortedScenario;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Scenario;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One subject's check, until a scenario violates. The schedules that the budget allows are dealt out in rounds: to every schedule with
 * one switch in each scenario, for most faults need no more, the smallest scenarios having the larger part to share, since nothing is
 * proved without them; then to more switches, as far as it reaches; then to schedules in which {@code park} returns spuriously. What a
 * scenario leaves over goes to those after it.
 */
final class SubjectCheck {
    /** The part of the budget that the smallest scenarios may need for one switch. */
    private static final double SMALLEST_SHARE = 0.7;

    /** How many times its share a smallest scenario may need, if the others then come to a proof as well. */
    private static final int COMPLETING = 4;

    /** The part of what is left that one scenario may take for more switches. */
    private static final int GREED = 2;

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
    private long executions;

    /** @param counterexample makes the finding of a violation */
    SubjectCheck(ScenarioSpace space, Budget budget, Progress progress, Function<Convicted, Finding> counterexample) {
        this.subject = space.declaration();
        this.planned = space.scenarios().stream()
                .limit(budget.scenarios())
                .map(SortedScenario::scenario)
                .toList();
        Deadline deadline = Deadline.in(budget.guard().multipliedBy(Budget.GUARDS_WHERE_COUNTS_DECIDE));
        this.check = new ScenarioCheck(subject.subject(), space.judge(), deadline, progress);
        this.budget = budget;
        this.counterexample = counterexample;
        this.coverage = new Coverage(planned);
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
        boolean provable = preflight.blindSpots().isEmpty() && fitting.size() == planned.size();
        Finding found = oneSwitch(fitting, provable);
        if (found == null) found = moreSwitches();
        if (found == null) found = spuriousWakeUps();
        if (found != null) return found;
        String omission = coverage.omission();
        if (omission != null) notes.add(omission);
        return coverage.finding(preflight.blindSpots());
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

    private @Nullable Finding oneSwitch(List<Scenario> scenarios, boolean provable) {
        List<Scenario> smallest =
                scenarios.stream().filter(coverage::isSmallest).toList();
        List<Scenario> larger =
                scenarios.stream().filter(s -> !coverage.isSmallest(s)).toList();
        long smallestShare = (long) (SMALLEST_SHARE * budget.schedules());
        Finding found = oneSwitch(smallest, smallestShare);
        long left = budget.schedules() - coverage.cost();
        if (found == null && provable)
            found = complete(smallest, COMPLETING * smallestShare / Math.max(1, smallest.size()));
        return found != null ? found : oneSwitch(larger, left);
    }

    /** Where proofs want for little: the first that does not come to one with so much more is the last that is tried. */
    private @Nullable Finding complete(List<Scenario> smallest, long allowance) {
        for (Scenario scenario : smallest) {
            Clean known = coverage.of(scenario);
            if (known == null || known.isProof()) continue;
            if (check.outOfTime()) return null;
            Explored explored = check.explore(scenario, Mode.BRISK, allowance, 1);
            Finding found = take(scenario, explored);
            if (found != null || !(explored instanceof Clean clean && clean.isProof())) return found;
        }
        return null;
    }

    private @Nullable Finding oneSwitch(List<Scenario> some, long allowance) {
        long left = allowance;
        for (int i = 0; i < some.size() && !check.outOfTime(); i++) {
            if (coverage.isLeftOut(some.get(i))) continue;
            Explored explored = check.explore(some.get(i), Mode.BRISK, Math.max(1, left / (some.size() - i)), 1);
            Finding found = take(some.get(i), explored);
            if (found != null) return found;
            left -= explored instanceof Clean clean ? clean.cost() : 0;
        }
        return null;
    }

    /** The smallest first: they are the ones that can be exhausted. */
    private @Nullable Finding moreSwitches() {
        long left = budget.schedules() - coverage.cost();
        for (Scenario scenario : scenariosWhere(known -> !known.exhausted())) {
            if (check.outOfTime()) return null;
            Clean known = coverage.of(scenario);
            long share = left / GREED;
            // It starts anew: where the share does not reach much further than before, others can make more of it.
            if (known == null || share <= GREED * known.cost()) continue;
            Explored explored = check.explore(scenario, Mode.BRISK, share);
            Finding found = take(scenario, explored);
            if (found != null) return found;
            left -= explored instanceof Clean clean ? clean.cost() : 0;
        }
        return null;
    }

    private @Nullable Finding spuriousWakeUps() {
        List<Scenario> parking = scenariosWhere(Clean::parked);
        long left = budget.schedules() / SPURIOUS_PART;
        long before = executions;
        for (int i = 0; i < parking.size() && !check.outOfTime(); i++) {
            Explored explored =
                    check.explore(parking.get(i), new Mode(false, true), Math.max(1, left / (parking.size() - i)));
            executions += explored.schedules();
            Finding found = verdict(parking.get(i), explored);
            if (found != null) return found;
            left -= explored instanceof Clean clean ? clean.cost() : 0;
        }
        if (!parking.isEmpty()) {
            notes.add("park() returned spuriously in " + (executions - before)
                    + " more schedules; in those that count for what was covered it did not");
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

    /** Counts an exploration. Returns what ends the check; {@code null} if this does not. */
    private @Nullable Finding take(Scenario scenario, Explored explored) {
        scenariosRun.add(scenario);
        executions += explored.schedules();
        if (explored instanceof Clean clean) coverage.add(scenario, clean);
        return verdict(scenario, explored);
    }

    private @Nullable Finding verdict(Scenario scenario, Explored explored) {
        if (explored instanceof Convicted convicted) return violated(convicted);
        if (explored instanceof Failed failed) return new Finding.Inconclusive(failed.reason() + ", in " + scenario);
        if (explored instanceof NotForLincheck not) leaveOut(scenario, not);
        return null;
    }

    /**
     * And with it those that bring the same to wait for a time: to find that out of each would cost more than it could tell. Where
     * several wait, it is not known which of them had to give up.
     */
    private void leaveOut(Scenario scenario, NotForLincheck not) {
        coverage.leaveOut(scenario, not.reason());
        if (not.waiting().size() > 1) return;
        planned.stream()
                .filter(other -> other.actors().anyMatch(not.waiting()::contains))
                .forEach(other -> coverage.leaveOut(other, not.reason()));
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
        return counterexample.apply(smallest);
    }
}
