package dev.turnstile.engine.lincheck;

import dev.turnstile.engine.Progress;
import dev.turnstile.engine.Witness;
import dev.turnstile.engine.lincheck.Explored.Clean;
import dev.turnstile.engine.lincheck.Explored.Convicted;
import dev.turnstile.engine.lincheck.Explored.Failed;
import dev.turnstile.engine.lincheck.Explored.NotForLincheck;
import dev.turnstile.engine.lincheck.Explored.Unconfirmed;
import dev.turnstile.engine.lincheck.Run.End;
import dev.turnstile.engine.lincheck.Run.Seen;
import dev.turnstile.evidence.Hang;
import dev.turnstile.history.History;
import dev.turnstile.judge.Judge;
import dev.turnstile.judge.Judgement;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Scenario;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jetbrains.kotlinx.lincheck.trace.MethodCallTracePoint;

/**
 * Runs the schedules of scenarios of one subject and has each history judged, until one is illegal.
 *
 * <p>What a run costs is counted, not timed, so that equal allowances run equal schedules on every machine.
 */
final class ScenarioCheck {
    /** To start and end a run costs about as much as so many steps of it. */
    private static final int EVENTS_PER_COST = 128;

    /** What a run costs at most in which threads spin for long. */
    private static final long PATIENT_COST = 200;

    /** Between two signs of life: a fraction of a second. */
    private static final int RUNS_PER_SIGN_OF_LIFE = 200;

    private final Class<?> subject;
    private final Judge judge;
    private final Deadline deadline;
    private final Progress progress;

    ScenarioCheck(Class<?> subject, Judge judge, Deadline deadline, Progress progress) {
        this.subject = subject;
        this.judge = judge;
        this.deadline = deadline;
        this.progress = progress;
    }

    /** Whether time is up. */
    boolean outOfTime() {
        return deadline.passed();
    }

    /** As {@link #explore(Scenario, Mode, long, int)}, as far as the allowance reaches. */
    Explored explore(Scenario scenario, Mode mode, long allowance) {
        return explore(scenario, mode, allowance, Integer.MAX_VALUE);
    }

    /**
     * Explores a scenario.
     *
     * @param scenario what to run
     * @param mode how
     * @param allowance what the runs may cost: one or two each for most
     * @param enough goes no further than every schedule with so many switches
     */
    Explored explore(Scenario scenario, Mode mode, long allowance, int enough) {
        Explored explored = attempt(scenario, mode, allowance, enough);
        if (!(explored instanceof Unconfirmed unconfirmed)) return explored;
        // The same schedules once more, up to that one at least, whatever their long loops cost.
        return attempt(scenario, mode.patiently(), Math.max(allowance, PATIENT_COST * unconfirmed.schedules()), enough);
    }

    private Explored attempt(Scenario scenario, Mode mode, long allowance, int enough) {
        EngineLog.clear();
        progress.at("lincheck: " + scenario);
        Map<History, Judgement> judged = new HashMap<>();
        try (Exploration exploration = new Exploration(subject, scenario, mode)) {
            long cost = 0;
            while (cost < allowance
                    && !deadline.passed()
                    && exploration.next()
                    && exploration.completeSwitches() < enough) {
                if (exploration.schedules() % RUNS_PER_SIGN_OF_LIFE == 0) progress.at("lincheck: " + scenario);
                Run run = exploration.run();
                if (run instanceof Run.Failed failed) return new Failed(exploration.schedules(), failed.reason());
                Seen seen = (Seen) run;
                cost += 1 + exploration.events() / EVENTS_PER_COST;
                Judgement judgement = judged.computeIfAbsent(seen.history(), judge::judge);
                if (judgement instanceof Judgement.Undecided undecided) {
                    return new Failed(exploration.schedules(), "the judge " + undecided.reason());
                }
                if (judgement instanceof Judgement.Illegal illegal) {
                    if (seen.end() == End.LIVELOCK && !mode.patient()) return new Unconfirmed(exploration.schedules());
                    return convicted(
                            exploration, mode, seen, new Witness(scenario, seen.history(), illegal.explanation()));
                }
                if (!seen.hung()) close(exploration);
            }
            return clean(exploration, scenario, cost);
        }
    }

    private Explored convicted(Exploration exploration, Mode mode, Seen seen, Witness witness) {
        int schedule = exploration.schedules();
        Replay replay = exploration.replay(seen);
        if (replay == null) {
            // A wrong answer stands by itself, whatever a second run says. But that threads would wait for good is
            // Lincheck's word.
            if (!seen.hung()) return new Convicted(schedule, mode, witness, List.of(), null);
            return new Failed(
                    schedule,
                    "a hang did not come out the same when its schedule was run again: the subject is not deterministic");
        }
        Hang hang = null;
        if (seen.hung()) {
            Map<Actor, String> timed = HangEvidence.timedWaits(witness.history(), replay);
            if (!timed.isEmpty()) {
                String place = timed.values().iterator().next();
                return new NotForLincheck(
                        schedule,
                        "a thread waits with a limit of time at " + place + ", and time stands still here",
                        timed.keySet());
            }
            hang = HangEvidence.of(witness.history(), replay);
        }
        return new Convicted(schedule, mode, witness, Interleaving.of(witness.history(), replay), hang);
    }

    private Explored clean(Exploration exploration, Scenario scenario, long cost) {
        String complaint = EngineLog.firstComplaint();
        if (complaint.startsWith("[ERROR]"))
            return new Failed(exploration.schedules(), "Lincheck complained: " + complaint);
        // "Cannot reproduce the interleaving": schedules were skipped without being run.
        boolean skipped = !complaint.isEmpty();
        boolean exhausted = exploration.exhausted();
        boolean stepless = exhausted && exploration.schedules() == NoOp.schedules(scenario.threads());
        return new Clean(
                exploration.schedules(),
                cost,
                exhausted && !skipped,
                skipped ? -1 : exploration.completeSwitches(),
                exploration.parked(),
                stepless && callsForeignCode(scenario));
    }

    /** Whether the operations, in which Lincheck sees no step, call code that it may not see into. */
    private boolean callsForeignCode(Scenario scenario) {
        try (Exploration exploration = new Exploration(subject, scenario, Mode.BRISK)) {
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
        if (!AutoCloseable.class.isAssignableFrom(subject)) return;
        try {
            ((AutoCloseable) exploration.subject()).close();
        } catch (Exception ignored) {
            // Closing is no operation of the contract: nothing is promised of it.
        }
    }
}
