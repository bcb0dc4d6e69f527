package dev.turnstile.engine.lincheck.search;

import dev.turnstile.code.calls.OperationCode;
import dev.turnstile.code.calls.TimedCalls;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.engine.ExceptionText;
import dev.turnstile.engine.Progress;
import dev.turnstile.engine.Witness;
import dev.turnstile.engine.lincheck.applicability.AdaptedClasses;
import dev.turnstile.engine.lincheck.applicability.ForeignCode;
import dev.turnstile.engine.lincheck.context.EngineLog;
import dev.turnstile.engine.lincheck.explain.HangEvidence;
import dev.turnstile.engine.lincheck.explain.Interleaving;
import dev.turnstile.engine.lincheck.explain.RaceInWords;
import dev.turnstile.engine.lincheck.exploring.calls.CodeKnowledge;
import dev.turnstile.engine.lincheck.replay.LincheckToken;
import dev.turnstile.engine.lincheck.replay.Mode;
import dev.turnstile.engine.lincheck.replay.WatchedRun;
import dev.turnstile.engine.lincheck.run.Deadline;
import dev.turnstile.engine.lincheck.run.Exploration;
import dev.turnstile.engine.lincheck.run.RunResult;
import dev.turnstile.engine.lincheck.run.RunResult.Seen;
import dev.turnstile.engine.lincheck.run.TimedHistories;
import dev.turnstile.engine.lincheck.search.Explored.Convicted;
import dev.turnstile.engine.lincheck.search.Explored.Failed;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.Hang;
import dev.turnstile.explore.DataRace;
import dev.turnstile.history.History;
import dev.turnstile.judge.Judge;
import dev.turnstile.judge.Judgement;
import dev.turnstile.scenario.Scenario;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The common part of the searches of one subject's scenarios: it judges their histories, knows the subject's code, and collects the
 * evidence for a violation.
 */
public final class ScenarioCheck {
    private final Declaration subject;
    private final Judge judge;
    private final Deadline deadline;
    private final Progress progress;
    private final RacesThatCount races;
    private final CodeKnowledge knowledge;

    /** Classes that the subject adapts, or whose models do not know all that it does with them. */
    private final Set<Class<?>> neverModelled;

    private @Nullable Finding closing;
    private @Nullable String cut;
    private boolean ended;
    private boolean idle;

    public ScenarioCheck(Declaration subject, Judge judge, Deadline deadline, Progress progress) {
        this.subject = subject;
        this.judge = judge;
        this.deadline = deadline;
        this.progress = progress;
        this.races = new RacesThatCount(subject);
        OperationCode code = new OperationCode(subject.subject());
        this.knowledge = new CodeKnowledge(
                !TimedCalls.waiting(subject.operations(), code).isEmpty(), EngineLog::isNotInstrumented);
        this.neverModelled = new HashSet<>(AdaptedClasses.of(subject.subject()));
    }

    /** Whether time is up. */
    public boolean outOfTime() {
        return deadline.passed();
    }

    /** Makes the next execution of an exploration. */
    Deadline.Ended run(Exploration exploration) {
        return deadline.during(exploration::run);
    }

    /** Whether the subject is a program: all that it does is one operation. */
    public boolean isProgram() {
        return subject.isProgram();
    }

    /** Tells the user that the check goes on. */
    public void report(String activity) {
        progress.at(activity);
    }

    /** Begins the search of a scenario. The caller closes it. */
    public ScenarioSearch search(Scenario scenario, Mode mode) {
        return new ScenarioSearch(this, scenario, mode);
    }

    /**
     * Searches a scenario once.
     *
     * @param allowance what the executions may cost, see {@link ScenarioSearch#goOn}
     */
    public Explored explore(Scenario scenario, Mode mode, long allowance) {
        try (ScenarioSearch search = search(scenario, mode)) {
            return search.goOn(allowance);
        }
    }

    /** Makes an exploration whose first execution takes known choices, as far as they go. */
    Exploration exploration(Scenario scenario, Mode mode, List<Integer> choices) {
        return new Exploration(subject.subject(), scenario, mode, choices, knowledge, neverModelled);
    }

    /** Excludes classes from being modelled, in explorations to come. Returns whether any is new. */
    boolean exclude(Set<Class<?>> unmodelled) {
        return neverModelled.addAll(unmodelled);
    }

    /** The classes whose real code is run in explorations to come, even where there is a model. */
    Set<Class<?>> neverModelled() {
        return Set.copyOf(neverModelled);
    }

    /** Notes that closing an instance threw, after answers that were all right. */
    void closingThrew(Exception thrown) {
        if (closing == null) closing = Finding.Inconclusive.unsettled("close() threw " + ExceptionText.of(thrown));
    }

    /** An execution was cut. */
    void cut(String reason) {
        if (cut == null) cut = reason;
    }

    /**
     * An execution came to its end.
     *
     * @param idle whether any has left a thread of a pool that waits for more to do
     */
    void ended(boolean idle) {
        ended = true;
        this.idle |= idle;
    }

    /** Returns remarks that the user should see whatever was found. */
    public List<String> remarks() {
        return idle
                ? List.of(
                        "the program does not exit by itself: when nothing goes on any more, a thread of a pool or a timer waits for more to"
                                + " do; shut it down, or let its threads be daemons")
                : List.of();
    }

    /**
     * Why nothing is decided though nothing was wrong: an instance threw as it was closed, and no model says whether it may; or no execution of
     * a program came to its end. {@code null} otherwise.
     */
    @Nullable
    public Finding doubt() {
        if (closing == null && isProgram() && !ended && cut != null)
            return new Finding.Inconclusive("no execution of the program came to its end: " + cut);
        return closing;
    }

    /** The first data race of the latest execution that counts; {@code null} if there is none. */
    @Nullable
    DataRace race(Exploration exploration) {
        return races.first(exploration);
    }

    /**
     * Judges the latest execution.
     *
     * @param known judgements of earlier executions; new ones are added
     * @return what ends the search; {@code null} if the answers are right
     */
    @Nullable
    Explored judged(
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
        if (seen.hung() && !seen.history().hasPending()) {
            // The operations have returned; but a program is not over before its threads have ended.
            return convicted(exploration, mode, seen, Witness.withoutExplanation(scenario, seen.history()), null);
        }
        for (History history : ordered.histories()) {
            Judgement judgement = known.computeIfAbsent(history, judge::judge);
            if (judgement instanceof Judgement.Undecided undecided) {
                return new Failed(exploration.schedules(), "the judge " + undecided.reason(), true);
            }
            if (judgement instanceof Judgement.Illegal illegal) {
                Witness witness = new Witness(scenario, history, illegal.explanation());
                return convicted(exploration, mode, seen, witness, null);
            }
        }
        return null;
    }

    /** Makes the execution that some choices lead to once more. */
    public Explored replay(Scenario scenario, LincheckToken token) {
        Explored explored = attempt(scenario, token);
        while (explored == null) explored = attempt(scenario, token);
        return explored;
    }

    /** Makes it once; {@code null} if it has to be done over without some models. */
    private @Nullable Explored attempt(Scenario scenario, LincheckToken token) {
        try (Exploration exploration = exploration(scenario, token.mode(), token.choices())) {
            exploration.next();
            RunResult run = exploration.run();
            if (run instanceof RunResult.Failed failed) return new Failed(1, failed.reason(), false);
            if (exclude(exploration.unmodelled())) return null;
            if (!(run instanceof Seen seen)) return new Failed(1, "the choices of the token lead nowhere", false);
            TimedHistories ordered = exploration.ordered(seen.history());
            Explored end = judged(exploration, scenario, token.mode(), seen, ordered, new HashMap<>());
            if (end != null) return end;
            DataRace race = races.first(exploration);
            if (race == null) return new Failed(1, "the execution of the token no longer shows a violation", false);
            return convicted(
                    exploration, token.mode(), seen, Witness.withoutExplanation(scenario, seen.history()), race);
        }
    }

    /** The evidence for a data race: its execution is made once more. */
    @Nullable
    Convicted convicted(Scenario scenario, Mode mode, ScenarioSearch.Raced raced) {
        try (Exploration again = exploration(scenario, mode, raced.choices())) {
            again.next();
            boolean same = again.run() instanceof Seen seen
                    && seen.history().equals(raced.seen().history());
            DataRace race = same ? races.first(again) : null;
            Explored explored = convicted(
                    again,
                    mode,
                    raced.seen(),
                    Witness.withoutExplanation(scenario, raced.seen().history()),
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
        var raceInWords = race == null
                ? null
                : RaceInWords.of(
                        race, witness.scenario(), exploration::place, RacesThatCount.holder(race, exploration));
        WatchedRun replay = exploration.replay(seen);
        if (replay == null) {
            // A wrong answer counts, and so does an exception that ended a thread, even if a second run differs. But
            // that threads would wait for good is Lincheck's word.
            if (!seen.hung() || !seen.failures().isEmpty())
                return new Convicted(schedule, mode, choices, preemptions, witness, List.of(), null, raceInWords);
            return new Failed(
                    schedule,
                    "a hang did not come out the same when its schedule was run again: the subject is not deterministic",
                    true);
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

    /** Whether the operations of a scenario call code that Lincheck may not see into. */
    boolean callsForeignCode(Scenario scenario) {
        try (Exploration exploration = exploration(scenario, Mode.EVERY, List.of())) {
            if (!exploration.next() || !(exploration.run() instanceof Seen seen)) return true;
            WatchedRun replay = exploration.replay(seen);
            return replay == null || ForeignCode.isIn(replay.points());
        }
    }
}
