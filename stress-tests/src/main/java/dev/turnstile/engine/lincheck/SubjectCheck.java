package dev.turnstile.engine.lincheck;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.engine.Budget;
import dev.turnstile.engine.Progress;
import dev.turnstile.engine.lincheck.applicability.Preflight;
import dev.turnstile.engine.lincheck.replay.Mode;
import dev.turnstile.engine.lincheck.run.Deadline;
import dev.turnstile.engine.lincheck.search.Explored;
import dev.turnstile.engine.lincheck.search.Explored.Clean;
import dev.turnstile.engine.lincheck.search.Explored.Convicted;
import dev.turnstile.engine.lincheck.search.Explored.Failed;
import dev.turnstile.engine.lincheck.search.ScenarioCheck;
import dev.turnstile.engine.lincheck.search.ScenarioSearch;
import dev.turnstile.engine.lincheck.search.Searches;
import dev.turnstile.engine.lincheck.search.Shrinker;
import dev.turnstile.evidence.Counted;
import dev.turnstile.evidence.Counterexample.DataRace;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.Finding;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Scenario;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks one subject. It searches every schedule of the scenarios that a proof needs, and then of larger ones. If a scenario has too many
 * schedules, it bounds preemptions, one more in each round (Musuvathi, Qadeer: Iterative Context Bounding, PLDI 2007). Last come schedules
 * in which waits return without a reason. A data race is the finding only if there is no wrong answer and no hang.
 */
final class SubjectCheck {
    /** The last bound of scenarios that a proof does not need. */
    private static final int FEW_PREEMPTIONS = 2;

    /** The last bound of the others. One more preemption multiplies the cost. */
    private static final int MOST_PREEMPTIONS = 4;

    private final ScenarioSpace space;
    private final Preflight preflight;
    private final Plan plan;
    private final ScenarioCheck check;
    private final Allowances allowances;
    private final Function<Convicted, Finding> counterexample;
    private final Coverage coverage;
    private final List<String> notes = new ArrayList<>();
    private final long start = System.nanoTime();
    private final Failures failures = new Failures();
    private final Set<Scenario> scenariosRun = new HashSet<>();
    private @Nullable Convicted race;
    private long executions;
    private long spent;

    /**
     * Plans a check. Nothing runs yet, and Lincheck's context need not have been entered.
     *
     * @param preflight without an obstacle
     * @param counterexample makes the finding of a violation
     */
    SubjectCheck(
            ScenarioSpace space,
            Preflight preflight,
            Budget budget,
            Progress progress,
            Function<Convicted, Finding> counterexample) {
        this.space = space;
        this.preflight = preflight;
        Declaration subject = space.declaration();
        this.plan = Plan.of(space, budget);
        Deadline deadline = Deadline.in(budget.guard().multipliedBy(Budget.GUARDS_WHERE_COUNTS_DECIDE));
        this.check = new ScenarioCheck(subject, space.judge(), deadline, progress);
        this.allowances = Allowances.of(budget, check.isProgram());
        this.counterexample = counterexample;
        List<String> lowered = subject.benignRaces().stream()
                .map(r -> "the race on `" + r.field() + "` is declared benign: " + r.because())
                .toList();
        this.coverage = new Coverage(space.operations(), plan, lowered);
    }

    EngineEvidence run() {
        Finding finding = finding();
        notes.addAll(check.remarks());
        long millis = (System.nanoTime() - start) / 1_000_000;
        return new EngineEvidence(EngineName.LINCHECK, finding, scenariosRun.size(), executions, millis, notes);
    }

    private Finding finding() {
        Finding deadlock =
                InitializerDeadlocks.find(space, preflight.cycle(), plan.scenarios(), coverage, check::report);
        if (deadlock != null) {
            executions++;
            return deadlock;
        }
        List<Scenario> fitting = fitting(plan.scenarios(), preflight.unfit());
        List<Scenario> crossings = fitting(plan.crossings(), preflight.unfit());
        List<Scenario> core = fitting.stream().filter(coverage::isCore).toList();
        List<Scenario> larger =
                fitting.stream().filter(Predicate.not(coverage::isCore)).toList();
        boolean provable = plan.scenarios().stream().noneMatch(s -> coverage.isSmallest(s) && coverage.isLeftOut(s));
        Finding found = inTurns(core, Mode.EVERY, allowances.core(provable), true);
        boolean coreExhausted = core.stream().allMatch(s -> isKnown(s, Clean::exhausted));
        if (found == null && race == null) found = larger(larger, coreExhausted);
        if (found == null && race == null)
            found = fewPreemptions(crossings, FEW_PREEMPTIONS, spent + allowances.crossings(), false);
        if (found == null && race == null && !coreExhausted)
            found = fewPreemptions(core, MOST_PREEMPTIONS, spent + allowances.boundedCore(provable), true);
        if (found == null && race == null) found = samples(fitting);
        if (found == null && race == null) found = spuriousWakeUps();
        if (found == null && race != null) found = violated(race);
        if (found == null) found = check.doubt();
        if (found == null) found = failures.finding();
        if (found != null) return found;
        Stream.of(coverage.omission(), plan.mostValues())
                .filter(Objects::nonNull)
                .forEach(notes::add);
        return coverage.finding();
    }

    private List<Scenario> fitting(List<Scenario> scenarios, Map<Operation, String> unfit) {
        for (Scenario scenario : scenarios) {
            scenario.actors()
                    .filter(a -> unfit.containsKey(a.operation()))
                    .findFirst()
                    .ifPresent(a -> coverage.leaveOut(scenario, a.operation() + ": " + unfit.get(a.operation())));
        }
        return scenarios.stream().filter(s -> !coverage.isLeftOut(s)).toList();
    }

    /**
     * Searches scenarios. All searches get a small allowance first. It doubles in each further round, for those that are not done: so the
     * searches with few schedules are done first, and leave the rest to the others.
     *
     * @param most what may have been spent then
     * @param together whether it is worth little to end some searches but not all
     */
    private @Nullable Finding inTurns(List<Scenario> scenarios, Mode mode, long most, boolean together) {
        try (Searches searches = new Searches(check, scenarios, mode, spent)) {
            for (long allowance = Allowances.FIRST_ROUND; goesOn(searches, most); allowance *= Allowances.GROWTH) {
                if (together && searches.areHopeless(spent, most) && !leaveOutLarger(searches)) break;
                for (Scenario scenario : searches.left()) {
                    if (spent >= most || isGivenUp()) break;
                    ScenarioSearch search = searches.of(scenario);
                    Finding found = goOn(search, Math.min(allowance, search.cost() + most - spent));
                    if (found != null) return found;
                    if (search.isOver() || failures.contains(scenario)) searches.end(scenario);
                }
            }
        }
        return null;
    }

    /** Ends the searches of all but the smallest scenarios. Returns whether there were any. */
    private boolean leaveOutLarger(Searches searches) {
        List<Scenario> larger = searches.left().stream()
                .filter(scenario -> !coverage.isSmallest(scenario))
                .toList();
        larger.forEach(searches::end);
        return !larger.isEmpty();
    }

    private boolean isGivenUp() {
        return failures.tooMany() || check.outOfTime();
    }

    private boolean goesOn(Searches searches, long most) {
        return !searches.left().isEmpty() && spent < most && race == null && !isGivenUp();
    }

    /** Searches scenarios that a proof can do without: of every schedule only where those that it needs were not too many already. */
    private @Nullable Finding larger(List<Scenario> scenarios, boolean every) {
        long allowance = allowances.larger(spent);
        long most = spent + allowance;
        long mostOfEvery = spent + Allowances.withoutBound(allowance);
        Finding found = every ? inTurns(scenarios, Mode.EVERY, mostOfEvery, false) : null;
        return found == null && race == null ? fewPreemptions(scenarios, FEW_PREEMPTIONS, most, false) : found;
    }

    /** Searches schedules with few preemptions, with one more in each round. From the second round on, {@code together} is as above. */
    private @Nullable Finding fewPreemptions(List<Scenario> scenarios, int bound, long most, boolean together) {
        for (int preemptions = 1; preemptions <= bound; preemptions++) {
            int before = preemptions == 1 ? -1 : preemptions - 1;
            List<Scenario> left = scenarios.stream()
                    .filter(scenario -> isBounded(scenario, before))
                    .toList();
            if (left.isEmpty() || spent >= most) return null;
            Finding found = inTurns(left, Mode.within(preemptions), most, together && preemptions > 1);
            if (found != null) return found;
        }
        return null;
    }

    /** Whether not every schedule of a scenario was run, but every one with a number of preemptions; with −1, none was asked for yet. */
    private boolean isBounded(Scenario scenario, int preemptions) {
        Clean known = coverage.of(scenario);
        if (failures.contains(scenario)) return false;
        return known == null ? preemptions < 0 : !known.exhausted() && known.preemptions() == preemptions;
    }

    /** Draws schedules of the scenarios that have too many to run them all. */
    private @Nullable Finding samples(List<Scenario> scenarios) {
        List<Scenario> open = scenarios.stream()
                .filter(scenario -> !isKnown(scenario, Clean::exhausted))
                .toList();
        if (open.isEmpty()) return null;
        long before = executions;
        long allowance = allowances.sampled();
        Finding found = share(
                Searches.spread(open, Math.max(1, allowance / Allowances.LEAST_SAMPLED)), Mode.SAMPLED, allowance);
        if (executions > before)
            notes.add(Counted.of(executions - before, "more schedule") + ", drawn at random, count for no claim");
        return found;
    }

    private @Nullable Finding spuriousWakeUps() {
        List<Scenario> waiting = plan.scenarios().stream()
                .filter(scenario -> isKnown(scenario, Clean::waited))
                .toList();
        if (waiting.isEmpty()) return null;
        long before = executions;
        long allowance = allowances.spurious();
        Finding found =
                share(Searches.spread(waiting, allowance / Allowances.LEAST_SPURIOUS), Mode.SPURIOUS, allowance);
        if (found != null) return found;
        notes.add("waits returned without a reason, or weak compare-and-sets failed, in "
                + Counted.of(executions - before, "more schedule") + "; in those that count for a claim they did not");
        return null;
    }

    /** Explores scenarios, each with at most an equal part of what is left of an allowance. */
    private @Nullable Finding share(List<Scenario> scenarios, Mode mode, long allowance) {
        long left = allowance;
        for (int i = 0; i < scenarios.size() && !isGivenUp(); i++) {
            try (ScenarioSearch search = check.search(scenarios.get(i), mode)) {
                Finding found = goOn(search, Math.max(1, left / (scenarios.size() - i)));
                if (found != null) return found;
                left -= search.cost();
            }
        }
        return null;
    }

    private boolean isKnown(Scenario scenario, Predicate<Clean> property) {
        Clean known = coverage.of(scenario);
        return known != null && property.test(known);
    }

    /**
     * Goes on with a search and counts what it did. A search with spurious wake-ups counts for no claim.
     *
     * @return what ends the check; {@code null} if nothing does
     */
    private @Nullable Finding goOn(ScenarioSearch search, long allowance) {
        Scenario scenario = search.scenario();
        int schedulesBefore = search.schedules();
        long costBefore = search.cost();
        Explored explored = search.goOn(allowance);
        scenariosRun.add(scenario);
        executions += search.schedules() - schedulesBefore;
        if (explored instanceof Convicted convicted) return violated(convicted);
        if (explored instanceof Failed failed) {
            failures.add(scenario, failed);
            coverage.leaveOut(scenario, failed.reason());
        }
        if (explored instanceof Clean clean && search.mode().countsForClaims()) {
            coverage.add(scenario, clean);
            spent += search.cost() - costBefore;
        }
        if (explored instanceof Clean clean && search.mode().sampled()) coverage.draw(clean);
        if (explored instanceof Clean clean && race == null) race = clean.race();
        return null;
    }

    private Finding violated(Convicted convicted) {
        if (convicted.interleaving().isEmpty()) {
            notes.add("a second execution of the schedule differed, so there are no steps to show");
            return counterexample.apply(convicted);
        }
        Shrinker shrinker = new Shrinker(check, allowances.shrinking());
        Convicted smallest = shrinker.shrink(convicted);
        if (shrinker.schedules() > 0)
            notes.add(Counted.of(shrinker.schedules(), "more schedule") + " ran to make the scenario smaller");
        DataRace other = race == null ? null : race.race();
        if (other != null && smallest.race() == null) {
            notes.add("there is also a data race: " + other.first().inWords() + ", and "
                    + other.second().inWords());
        }
        return counterexample.apply(smallest);
    }
}
