package dev.turnstile.engine.jqwik;

import dev.turnstile.engine.Witness;
import dev.turnstile.engine.jqwik.StuckRun.Answer;
import dev.turnstile.hang.threads.OwnThreads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Has batches of runs made, and watches them: a run that does not end is ended, as legal or as a violation, and the next crew goes on.
 * Confined to one thread, which never calls the subject and so never gets stuck.
 */
final class ScenarioRunner {
    private static final Duration TICK = Duration.ofNanos(500_000);

    /** A subject whose constructor or close method takes longer than this is not worth waiting for, though it may start a JVM there. */
    static final Duration LIFECYCLE = Duration.ofSeconds(15);

    /** The same where the time for all runs is over. */
    private static final Duration LINGERING = Duration.ofSeconds(5);

    /** Bystanders beyond this many are leftovers of earlier runs. */
    private static final int MAX_BYSTANDERS = 32;

    /**
     * How long the last runs' threads are given to end by an exception, where a subject starts threads. Those that take longer are told
     * later, see {@link #late()}.
     */
    private static final Duration LATE = Duration.ofMillis(5);

    private final SubjectThreads threads;
    private final Leftovers leftovers;
    private final Runnable lifeSign;

    /** @param lifeSign told now and then that runs are waited for */
    ScenarioRunner(SubjectThreads threads, Leftovers leftovers, Runnable lifeSign) {
        this.threads = threads;
        this.leftovers = leftovers;
        this.lifeSign = lifeSign;
    }

    /**
     * Makes a batch of runs, up to the first violation.
     *
     * @param runs how many, unless {@code limits} are reached before
     * @param limits when to stop
     */
    BatchResult run(Program program, ThreadKind kind, long runs, Patience patience, Limits limits)
            throws InterruptedException {
        Batch batch = new Batch(program, runs, limits.slowNanos());
        Tally tally = new Tally();
        long undecidedBefore = program.outcomes().undecided();
        while (!batch.isOver() && tally.violation == null) {
            program.stage().prepare(program.scenario().threads());
            Crew crew = new Crew(batch, kind, threads, Thread.currentThread());
            int before = tally.givenUp;
            watch(crew, batch, program, patience, limits, tally, kind);
            leftovers.dismiss(crew, program.stage(), tally.givenUp > before);
            if (tally.givenUp >= limits.givenUp()) batch.stop();
        }
        batch.close(tally.violation == null ? LATE : Duration.ZERO);
        Witness witness = batch.witness();
        if (witness != null && tally.violation == null) tally.violation = new Violation(witness, null, kind);
        return new BatchResult(
                batch.runs(),
                batch.runsToWitness(),
                batch.timed(),
                batch.overlapping(),
                tally.givenUp,
                tally.restless,
                tally.undecided + program.outcomes().undecided() - undecidedBefore,
                tally.violation,
                batch.failure());
    }

    /** Returns a run of an earlier batch whose thread an exception has ended since, once; {@code null} if there is none. */
    @Nullable
    Violation late() {
        return threads.late();
    }

    /** Waits for such a run, if the subject has started threads. */
    @Nullable
    Violation late(Duration patience) throws InterruptedException {
        return threads.late(patience);
    }

    /** The counts of the watcher, apart from those of the lead. */
    private static final class Tally {
        private int givenUp;
        private int restless;
        private long undecided;
        private @Nullable Violation violation;
    }

    /** Watches until the batch is over, or its current run has to be given up. */
    private void watch(
            Crew crew, Batch batch, Program program, Patience patience, Limits limits, Tally tally, ThreadKind kind)
            throws InterruptedException {
        long seen = -1;
        long since = System.nanoTime();
        while (true) {
            LockSupport.parkNanos(TICK.toNanos());
            if (Thread.interrupted()) throw new InterruptedException();
            long now = System.nanoTime();
            if (batch.isOver() && !isAtWork(crew, program)) {
                if (isCalled(crew.phase()) && crew.progress() == seen && now - since > LINGERING.toNanos())
                    batch.fail(crew, lifecycleFailure(crew, now - since));
                return;
            }
            if (now - limits.deadlineNanos() > 0) batch.stop();
            long progress = crew.progress();
            if (progress != seen) {
                lifeSign.run();
                seen = progress;
                since = now;
                continue;
            }
            Phase phase = crew.phase(); // read once, since it goes on meanwhile
            if (phase == Phase.RUNNING) {
                if (isEnded(crew, batch, program, now - since, patience, tally, kind)) return;
            } else if (isCalled(phase)) {
                if (now - since > LIFECYCLE.toNanos()) {
                    batch.fail(crew, lifecycleFailure(crew, now - since));
                    return; // it may stay there for good
                }
                lifeSign.run();
            }
        }
    }

    /** A run that takes long, or may leave something, is brought to its end first. */
    private static boolean isAtWork(Crew crew, Program program) {
        return (!program.stage().isQuick() || program.times().areLong()) && crew.isInARun();
    }

    /** Whether the subject is being made or closed. */
    private static boolean isCalled(Phase phase) {
        return phase == Phase.CONSTRUCTING || phase == Phase.CLOSING;
    }

    private boolean isEnded(
            Crew crew, Batch batch, Program program, long stillNanos, Patience patience, Tally tally, ThreadKind kind)
            throws InterruptedException {
        StuckRun run = new StuckRun(crew, program);
        if (!run.looksPending(stillNanos)) return false;
        Answer answer = run.judge(patience, this::bystanders);
        if (answer instanceof Answer.Wait) return false;
        batch.givenUp();
        tally.givenUp++;
        if (answer instanceof Answer.End end) {
            tally.restless += end.restless() ? 1 : 0;
            tally.undecided += end.undecided() ? 1 : 0;
        } else if (answer instanceof Answer.Accuse accused) {
            tally.violation = new Violation(accused.witness(), accused.hang(), kind);
        }
        return true;
    }

    private List<Thread> bystanders() {
        List<Thread> all = threads.leftBehind();
        return all.subList(Math.max(0, all.size() - MAX_BYSTANDERS), all.size());
    }

    private static String lifecycleFailure(Crew crew, long nanos) {
        String what = crew.phase() == Phase.CONSTRUCTING ? "the constructor" : "close()";
        String place = OwnThreads.at(crew.threads().get(0).getStackTrace());
        return what + " did not return within " + Duration.ofNanos(nanos).toSeconds() + " s"
                + (place == null ? "" : ", at " + place);
    }
}
