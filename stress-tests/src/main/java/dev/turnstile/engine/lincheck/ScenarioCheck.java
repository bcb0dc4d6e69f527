package dev.turnstile.engine.lincheck;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.engine.ExceptionText;
import dev.turnstile.engine.Progress;
import dev.turnstile.engine.Witness;
import dev.turnstile.engine.lincheck.Explored.Clean;
import dev.turnstile.engine.lincheck.Explored.Convicted;
import dev.turnstile.engine.lincheck.Explored.Failed;
import dev.turnstile.engine.lincheck.Run.Seen;
import dev.turnstile.engine.lincheck.exploring.CodeKnowledge;
import dev.turnstile.evidence.Hang;
import dev.turnstile.explore.DataRace;
import dev.turnstile.history.History;
import dev.turnstile.judge.Judge;
import dev.turnstile.judge.Judgement;
import dev.turnstile.scenario.Scenario;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jetbrains.kotlinx.lincheck.trace.MethodCallTracePoint;
import org.jspecify.annotations.Nullable;

/**
 * Explores scenarios of one subject and has each history judged, until one is illegal. A data race does not end an exploration: a wrong
 * answer says more.
 *
 * <p>What an execution costs is counted, not timed, so that equal allowances make equal executions on every machine.
 */
final class ScenarioCheck {
    /** To start and end an execution costs about as much as so many steps of it. */
    private static final int STEPS_PER_COST = 128;

    /** To start and end a thread of the subject costs as much as so many executions without one: measured, 15 to 30 times. */
    private static final int CHILD_COST = 40;

    /** Between two signs of life: a fraction of a second. */
    private static final int RUNS_PER_SIGN_OF_LIFE = 200;

    private final Declaration subject;
    private final Judge judge;
    private final Deadline deadline;
    private final Progress progress;
    private final RacesThatCount races;
    private final CodeKnowledge knowledge = new CodeKnowledge();

    /** Classes that the subject adapts, or whose models do not know all that it does with them. */
    private final Set<Class<?>> neverModelled;

    ScenarioCheck(Declaration subject, Judge judge, Deadline deadline, Progress progress) {
        this.subject = subject;
        this.judge = judge;
        this.deadline = deadline;
        this.progress = progress;
        this.races = new RacesThatCount(subject);
        this.neverModelled = new HashSet<>(AdaptedClasses.of(subject.subject()));
    }

    /** Whether time is up. */
    boolean outOfTime() {
        return deadline.passed();
    }

    /** The first data race of an exploration: what leads to it, and what else was seen. */
    private record Raced(List<Integer> choices, int schedules, Seen seen, DataRace race) {}

    /**
     * Explores a scenario.
     *
     * @param scenario what to run
     * @param mode which schedules
     * @param allowance what the executions may cost: one or two each for most
     */
    Explored explore(Scenario scenario, Mode mode, long allowance) {
        Explored explored = attempt(scenario, mode, allowance);
        while (explored == null) explored = attempt(scenario, mode, allowance);
        return explored;
    }

    /** Explores it once; {@code null} if it has to be done over without some models. */
    private @Nullable Explored attempt(Scenario scenario, Mode mode, long allowance) {
        EngineLog.clear();
        progress.at("lincheck: " + scenario);
        Map<History, Judgement> known = new HashMap<>();
        Set<String> gaps = new LinkedHashSet<>();
        Raced raced = null;
        try (Exploration exploration =
                new Exploration(subject.subject(), scenario, mode, List.of(), knowledge, neverModelled)) {
            long cost = 0;
            while (cost < allowance && !deadline.passed() && exploration.next()) {
                if (exploration.schedules() % RUNS_PER_SIGN_OF_LIFE == 0) progress.at("lincheck: " + scenario);
                Run run = exploration.run();
                cost += 1 + exploration.steps() / STEPS_PER_COST + exploration.children() * CHILD_COST;
                if (run instanceof Run.Failed failed) return new Failed(exploration.schedules(), failed.reason());
                if (neverModelled.addAll(exploration.unmodelled())) return null;
                if (run instanceof Run.Cut cut) gaps.add(cut.reason());
                if (!(run instanceof Seen seen)) continue;
                TimedHistories ordered = exploration.ordered(seen.history());
                if (!ordered.complete()) gaps.add("more real-time orders are possible than were judged");
                Explored end = judged(exploration, scenario, mode, seen, ordered, known);
                if (end != null) return end;
                DataRace race = raced == null ? races.first(exploration) : null;
                if (race != null) raced = new Raced(exploration.choices(), exploration.schedules(), seen, race);
                if (!seen.hung()) close(exploration);
            }
            Convicted race = raced == null ? null : race(scenario, mode, raced);
            return clean(exploration, scenario, mode, cost, gaps, race);
        }
    }

    /**
     * What ends an exploration with an execution; {@code null} if its answers do not.
     *
     * @param known judgements of earlier executions; those that are new are added
     */
    private @Nullable Explored judged(
            Exploration exploration,
            Scenario scenario,
            Mode mode,
            Seen seen,
            TimedHistories ordered,
            Map<History, Judgement> known) {
        if (!seen.failures().isEmpty()) {
            Witness witness = Witness.ofUncaught(scenario, seen.history(), uncaught(seen.failures()));
            return convicted(exploration, mode, seen, witness, null);
        }
        for (History history : ordered.histories()) {
            Judgement judgement = known.computeIfAbsent(history, judge::judge);
            if (judgement instanceof Judgement.Undecided undecided) {
                return new Failed(exploration.schedules(), "the judge " + undecided.reason());
            }
            if (judgement instanceof Judgement.Illegal illegal) {
                Witness witness = new Witness(scenario, history, illegal.explanation());
                return convicted(exploration, mode, seen, witness, null);
            }
        }
        return null;
    }

    /** Makes the execution that some choices lead to once more. */
    Explored replay(Scenario scenario, LincheckToken token) {
        Explored explored = attempt(scenario, token);
        while (explored == null) explored = attempt(scenario, token);
        return explored;
    }

    /** Makes it once; {@code null} if it has to be done over without some models. */
    private @Nullable Explored attempt(Scenario scenario, LincheckToken token) {
        try (Exploration exploration =
                new Exploration(subject.subject(), scenario, token.mode(), token.choices(), knowledge, neverModelled)) {
            exploration.next();
            Run run = exploration.run();
            if (run instanceof Run.Failed failed) return new Failed(1, failed.reason());
            if (neverModelled.addAll(exploration.unmodelled())) return null;
            if (!(run instanceof Seen seen)) return new Failed(1, "the choices of the token lead nowhere");
            TimedHistories ordered = exploration.ordered(seen.history());
            Explored end = judged(exploration, scenario, token.mode(), seen, ordered, new HashMap<>());
            if (end != null) return end;
            DataRace race = races.first(exploration);
            if (race == null) return new Failed(1, "the execution of the token violates nothing any more");
            return convicted(exploration, token.mode(), seen, Witness.ofRace(scenario, seen.history()), race);
        }
    }

    private @Nullable Convicted race(Scenario scenario, Mode mode, Raced raced) {
        try (Exploration again =
                new Exploration(subject.subject(), scenario, mode, raced.choices(), knowledge, neverModelled)) {
            again.next();
            boolean same = again.run() instanceof Seen seen
                    && seen.history().equals(raced.seen().history());
            DataRace race = same ? races.first(again) : null;
            Explored explored = convicted(
                    again,
                    mode,
                    raced.seen(),
                    Witness.ofRace(scenario, raced.seen().history()),
                    race == null ? raced.race() : race);
            return explored instanceof Convicted convicted ? convicted : null;
        }
    }

    private static List<String> uncaught(List<Throwable> failures) {
        return failures.stream()
                .map(thrown -> "a thread that the subject started ended by " + ExceptionText.of(thrown))
                .toList();
    }

    private Explored convicted(
            Exploration exploration, Mode mode, Seen seen, Witness witness, @Nullable DataRace race) {
        int schedule = exploration.schedules();
        List<Integer> choices = exploration.choices();
        int preemptions = exploration.preemptions();
        var raceInWords = race == null ? null : RaceInWords.of(race, witness.scenario(), exploration::place);
        Replay replay = exploration.replay(seen);
        if (replay == null) {
            // A wrong answer stands by itself, whatever a second run says. But that threads would wait for good is
            // Lincheck's word.
            if (!seen.hung())
                return new Convicted(schedule, mode, choices, preemptions, witness, List.of(), null, raceInWords);
            return new Failed(
                    schedule,
                    "a hang did not come out the same when its schedule was run again: the subject is not deterministic");
        }
        Hang hang = seen.hung() && race == null ? HangEvidence.of(witness.history(), replay) : null;
        return new Convicted(
                schedule,
                mode,
                choices,
                preemptions,
                witness,
                Interleaving.of(witness.history(), replay),
                hang,
                raceInWords);
    }

    private Clean clean(
            Exploration exploration,
            Scenario scenario,
            Mode mode,
            long cost,
            Set<String> gaps,
            @Nullable Convicted race) {
        String complaint = EngineLog.firstComplaint();
        if (complaint.startsWith("[ERROR]")) gaps.add("Lincheck complained: " + complaint);
        if (exploration.guessedSpin()) {
            gaps.add("a loop was taken to wait since two rounds of it were the same, and it may count its rounds");
        }
        boolean complete = exploration.exhausted() && gaps.isEmpty();
        return new Clean(
                exploration.schedules(),
                cost,
                complete && !exploration.boundHit(),
                complete && mode.isBounded() ? mode.preemptions() : -1,
                exploration.waited(),
                !exploration.anyStep() && callsForeignCode(scenario),
                exploration.notes(),
                gaps.stream().findFirst().orElse(null),
                exploration.modelled(),
                race);
    }

    /** Whether the operations, in which no step is seen, call code that Lincheck may not see into. */
    private boolean callsForeignCode(Scenario scenario) {
        try (Exploration exploration = new Exploration(subject.subject(), scenario, Mode.EVERY)) {
            if (!exploration.next() || !(exploration.run() instanceof Seen seen)) return true;
            Replay replay = exploration.replay(seen);
            return replay == null
                    || replay.points().stream()
                            .anyMatch(p -> p instanceof MethodCallTracePoint call
                                    && !call.isActor()
                                    && !UserCode.isUsers(call.getClassName()));
        }
    }

    private void close(Exploration exploration) {
        // Where threads of its own were ended with the run, closing might wait for them.
        if (!(exploration.subject() instanceof AutoCloseable closeable) || exploration.children() > 0) return;
        try {
            closeable.close();
        } catch (Exception ignored) {
            // Closing is no operation of the contract: nothing is promised of it.
        }
    }
}
