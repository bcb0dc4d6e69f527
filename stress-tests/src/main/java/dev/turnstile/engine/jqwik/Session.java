package dev.turnstile.engine.jqwik;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.engine.Budget;
import dev.turnstile.engine.Progress;
import dev.turnstile.evidence.Counted;
import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.ReplayToken;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.hunt.Coverage;
import dev.turnstile.hunt.Hunt;
import dev.turnstile.hunt.Pace;
import dev.turnstile.hunt.Rate;
import dev.turnstile.hunt.ScenarioCost;
import dev.turnstile.hunt.Trials;
import dev.turnstile.realthreads.StuckThreads;
import dev.turnstile.realthreads.batch.Limits;
import dev.turnstile.realthreads.batch.Violation;
import dev.turnstile.realthreads.origin.DefaultHandler;
import dev.turnstile.realthreads.origin.SubjectThreads;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.shrink.Shrinker;
import dev.turnstile.stage.Patience;
import dev.turnstile.stage.Stage;
import dev.turnstile.stage.ThreadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The check of one subject. */
final class Session implements AutoCloseable {
    /** The part of the guard for running; the rest is for measuring and shrinking a violation. */
    private static final double RUNNING_SHARE = 0.7;

    /** The runs of one batch when a violation is shown again; batches go on until one shows it. */
    private static final long REPLAY_RUNS = 1_000_000;

    /** Scenarios that block do not end by themselves, and each such run costs a crew. */
    private static final int REPLAY_BLOCKED = 500;

    /** Scenarios hold all they need: nothing is drawn by a seed when one is shown again. */
    private static final long NO_SEED = 0;

    private final long startNanos = System.nanoTime();

    /** The guard begins here: to read a large library's code may take longer than all runs of it. */
    private final long readyNanos;

    private final Declaration subject;
    private final ScenarioSpace space;
    private final Budget budget;
    private final Progress progress;
    private final StuckThreads stuck;
    private final int stuckBefore;
    private final Acquittal acquittal;
    private final ScenarioCost cost;
    private final long overlapFloor;
    private final SubjectThreads threads;
    private final Stage stage;
    private final DefaultHandler handler;
    private final Pace pace;
    private final Trials trials;

    Session(
            Declaration subject,
            ScenarioSpace space,
            Budget budget,
            Progress progress,
            JvmState jvm,
            Acquittal acquittal)
            throws InterruptedException {
        this.subject = subject;
        this.space = space;
        this.budget = budget;
        this.progress = progress;
        this.stuck = jvm.stuck();
        this.stuckBefore = stuck.count();
        this.acquittal = acquittal;
        this.cost = new ScenarioCost(space);
        this.overlapFloor = cost.enough(acquittal.overlapFloor(), space.scenarios());
        this.threads = new SubjectThreads(subject.name());
        this.stage = jvm.stage(subject, threads, progress);
        this.pace = stage.isQuick() ? Pace.QUICK : Pace.SLOW;
        this.trials = jvm.trials(stage, threads, space.judge(), progress);
        this.handler = DefaultHandler.install();
        this.readyNanos = System.nanoTime();
    }

    EngineEvidence check() throws InterruptedException {
        Finding finding = hunt();
        List<String> notes = notes(finding, trials.coverage());
        if (!(finding instanceof Finding.Survived)) return evidence(finding, notes);
        return evidence(acquittal.trusted(finding, trials.coverage().kinds(), progress), notes);
    }

    EngineEvidence replay(Scenario scenario, ThreadKind kind) throws InterruptedException {
        Limits limits = new Limits(deadlineNanos(RUNNING_SHARE), REPLAY_BLOCKED);
        Violation violation = trials.run(scenario, kind, REPLAY_RUNS, Patience.ACCUSING, limits)
                .violation();
        Finding finding = violation == null
                ? new Finding.Inconclusive("the violation did not show again in " + trials.coverage())
                : violated(violation, rate(violation));
        return evidence(finding, notes(finding, trials.coverage()));
    }

    /** Whether something was left that spoils this JVM for other subjects. */
    boolean isSpoilt() {
        return stage.isSpoilt();
    }

    @Override
    public void close() {
        handler.close();
        stage.close();
    }

    private Finding hunt() throws InterruptedException {
        if (space.scenarios().isEmpty()) return new Finding.Inconclusive("there is no scenario to run");
        Hunt hunt = new Hunt(trials, space.scenarios(), cost, budget, pace, deadlineNanos(RUNNING_SHARE));
        if (subject.broken().isPresent()) hunt.untilExposed();
        else hunt.count();
        hunt.untilOverlapping(overlapFloor);
        if (subject.broken().isEmpty()) hunt.more();
        hunt.untilAllHaveEnded();
        if (hunt.violation() != null) return shrunk(hunt.violation());
        // No model says whether a constructor or close() may throw.
        if (hunt.failure() != null) return Finding.Inconclusive.unsettled(hunt.failure());
        return Acquittal.of(trials.coverage(), trials.times(), overlapFloor, space.omissions());
    }

    private Finding shrunk(Violation first) throws InterruptedException {
        double rate = rate(first);
        Violation smallest = new Shrinker(trials, space, first, deadlineNanos(1)).shrink(rate);
        return violated(smallest, smallest == first ? rate : rate(smallest));
    }

    private double rate(Violation violation) throws InterruptedException {
        return Rate.of(violation, trials, deadlineNanos(1)).value();
    }

    private Finding violated(Violation violation, double rate) {
        ReplayToken token = new ReplayToken(
                EngineName.JQWIK,
                subject.subject().getName(),
                violation.witness().scenario().toString(),
                NO_SEED,
                violation.kind().name());
        Counterexample counterexample = MeasuredTimes.in(violation.witness())
                .toCounterexample(List.of(), violation.hang(), List.of(), rate, token);
        return new Finding.Violated(counterexample);
    }

    private EngineEvidence evidence(Finding finding, List<String> notes) {
        Coverage coverage = trials.coverage();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
        return new EngineEvidence(EngineName.JQWIK, finding, coverage.scenarios(), coverage.runs(), millis, notes);
    }

    private List<String> notes(Finding finding, Coverage coverage) throws InterruptedException {
        List<String> notes = new ArrayList<>(cost.notes());
        if (!tellsOfUncaught(finding)) {
            for (String thrown : threads.thrown())
                notes.add("A thread that the subject started reported " + thrown + ".");
        }
        for (String slow : trials.times().inWords()) notes.add("slow: " + slow);
        note(
                notes,
                threads.leftBehind().size(),
                "thread that the subject started was left behind",
                "threads that the subject started were left behind");
        note(
                notes,
                stuck.count() - stuckBefore,
                "thread is stuck in an operation and was abandoned",
                "threads are stuck in operations and were abandoned");
        note(
                notes,
                coverage.restless(),
                "run did not end although the model lets it, but did not come to rest either",
                "runs did not end although the model lets them, but did not come to rest either");
        note(notes, coverage.undecided(), "run was too much for the judge", "runs were too much for the judge");
        return notes;
    }

    private static boolean tellsOfUncaught(Finding finding) {
        return finding instanceof Finding.Violated violated
                && !violated.counterexample().uncaught().isEmpty();
    }

    private static void note(List<String> notes, long count, String one, String several) {
        if (count > 0) notes.add(Counted.of(count, one, several) + ".");
    }

    private long deadlineNanos(double share) {
        return readyNanos + (long) (pace.guardNanos(budget) * share);
    }
}
