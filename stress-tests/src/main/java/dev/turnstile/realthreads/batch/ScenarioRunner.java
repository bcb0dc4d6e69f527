package dev.turnstile.realthreads.batch;

import dev.turnstile.engine.Witness;
import dev.turnstile.realthreads.Crew;
import dev.turnstile.realthreads.Runs;
import dev.turnstile.realthreads.StuckThreads;
import dev.turnstile.realthreads.affinity.Pinning;
import dev.turnstile.realthreads.origin.SubjectThreads;
import dev.turnstile.stage.Patience;
import dev.turnstile.stage.ThreadKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Makes batches of runs of one subject: a run that does not end is given up, and the next crew goes on. Confined to one thread, which never
 * calls the subject and so never gets stuck.
 */
public final class ScenarioRunner {
    /**
     * How long the last runs' threads are given to end by an exception, where a subject starts threads. Those that take longer are told
     * later, see {@link #late()}.
     */
    private static final Duration LATE = Duration.ofMillis(5);

    private final SubjectThreads threads;
    private final StuckThreads stuck;
    private final Pinning pinning;
    private final Runnable lifeSign;
    private final LateViolations late = new LateViolations();

    /**
     * @param threads those of the subject
     * @param stuck takes threads that cannot be got out of the subject's operations
     * @param lifeSign told now and then that runs are waited for
     */
    public ScenarioRunner(SubjectThreads threads, StuckThreads stuck, Pinning pinning, Runnable lifeSign) {
        this.threads = threads;
        this.stuck = stuck;
        this.pinning = pinning;
        this.lifeSign = lifeSign;
    }

    /**
     * Makes a batch of runs, up to the first violation.
     *
     * @param runs how many, unless {@code limits} are reached before
     * @param limits when to stop
     */
    public BatchResult run(Program program, ThreadKind kind, long runs, Patience patience, Limits limits)
            throws InterruptedException {
        Batch batch = new Batch(program, kind, runs, limits.slowNanos(), late);
        BatchWatch watch = new BatchWatch(batch, patience, limits, threads, lifeSign);
        long undecidedBefore = program.outcomes().undecided();
        while (!batch.isOver() && watch.violation() == null) {
            program.stage().prepare(program.scenario().threads());
            Runs share = batch.handOver();
            Crew crew = Crew.start(share, kind, threads, pinning, Thread.currentThread());
            boolean isStuck = watch.watch(crew, share);
            stuck.dismiss(crew, program.stage(), isStuck);
            if (watch.givenUp() >= limits.givenUp()) batch.stop();
        }
        Violation given = watch.violation();
        batch.close(given == null ? LATE : Duration.ZERO);
        Witness witness = batch.witness();
        return new BatchResult(
                batch.runs(),
                batch.runsToWitness(),
                batch.timed(),
                batch.overlapping(),
                watch.givenUp(),
                watch.restless(),
                watch.undecided() + program.outcomes().undecided() - undecidedBefore,
                given == null && witness != null ? new Violation(witness, null, kind) : given,
                batch.failure());
    }

    /** Returns a run of an earlier batch whose thread an exception has ended since, once; {@code null} if there is none. */
    public @Nullable Violation late() {
        return late.poll();
    }

    /** Waits for such a run, if the subject has started threads. */
    public @Nullable Violation late(Duration patience) throws InterruptedException {
        return late.poll(patience);
    }
}
