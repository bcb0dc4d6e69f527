package dev.turnstile.realthreads.batch;

import dev.turnstile.hang.threads.OwnThreads;
import dev.turnstile.realthreads.Crew;
import dev.turnstile.realthreads.Phase;
import dev.turnstile.realthreads.Runs;
import dev.turnstile.realthreads.batch.StuckRun.Answer;
import dev.turnstile.realthreads.origin.SubjectThreads;
import dev.turnstile.stage.Patience;
import dev.turnstile.stage.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Watches the crews of one batch, and gives up runs that do not end: as legal, as a violation, or undecided. Confined to one thread, which
 * never calls the subject and so never gets stuck.
 */
final class BatchWatch {
    private static final Duration TICK = Duration.ofNanos(500_000);

    /** For how long a constructor or close method may go on where the time for all runs is over. */
    private static final Duration LINGERING = Duration.ofSeconds(5);

    /** Bystanders beyond this many were left by earlier runs. */
    private static final int MAX_BYSTANDERS = 32;

    private final Batch batch;
    private final Patience patience;
    private final Limits limits;
    private final SubjectThreads threads;
    private final Runnable lifeSign;
    private int givenUp;
    private int restless;
    private long undecided;
    private @Nullable Violation violation;

    /** @param lifeSign told now and then that runs are waited for */
    BatchWatch(Batch batch, Patience patience, Limits limits, SubjectThreads threads, Runnable lifeSign) {
        this.batch = batch;
        this.patience = patience;
        this.limits = limits;
        this.threads = threads;
        this.lifeSign = lifeSign;
    }

    /** Returns how many runs were given up. */
    int givenUp() {
        return givenUp;
    }

    /** Returns how many of these did not come to rest. */
    int restless() {
        return restless;
    }

    /** Returns how many of these the judge could not decide. */
    long undecided() {
        return undecided;
    }

    /** Returns the run that was given up and is a violation; {@code null} if none is. */
    @Nullable
    Violation violation() {
        return violation;
    }

    /**
     * Watches a crew until the batch is over, or its current run has to be given up.
     *
     * @param share what the crew was given
     * @return whether its run was given up
     */
    boolean watch(Crew crew, Runs share) throws InterruptedException {
        long seen = -1;
        long since = System.nanoTime();
        while (true) {
            LockSupport.parkNanos(TICK.toNanos());
            if (Thread.interrupted()) throw new InterruptedException();
            long now = System.nanoTime();
            if (batch.isOver() && !isAtWork(crew)) {
                boolean lingers = isCalled(crew.phase()) && crew.isInARun() && batch.failure() == null;
                if (!lingers || crew.progress() != seen) return false;
                if (now - since > LINGERING.toNanos()) {
                    share.fail(lifecycleFailure(crew, now - since));
                    return false;
                }
                lifeSign.run();
                continue;
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
                Optional<String> disturbance = batch.program().stage().disturbance(crew.subject());
                if (disturbance.isPresent()) {
                    share.fail(disturbance.get());
                    return false; // the others may wait for the one that has gone
                }
                if (isEnded(crew, now - since)) return true;
            } else if (isCalled(phase)) {
                if (now - since > Stage.LIFECYCLE.toNanos()) {
                    share.fail(lifecycleFailure(crew, now - since));
                    return false; // it may stay there for good
                }
                lifeSign.run();
            }
        }
    }

    /** A run that takes long, or may leave something, is brought to its end first. */
    private boolean isAtWork(Crew crew) {
        Program program = batch.program();
        return (!program.stage().isQuick() || program.times().areLong()) && crew.isInARun();
    }

    /** Whether the subject is being made or closed. */
    private static boolean isCalled(Phase phase) {
        return phase == Phase.CONSTRUCTING || phase == Phase.CLOSING;
    }

    private boolean isEnded(Crew crew, long stillNanos) throws InterruptedException {
        StuckRun run = new StuckRun(crew, batch.program());
        if (!run.looksPending(stillNanos)) return false;
        Answer answer = run.judge(patience, this::bystanders);
        if (answer instanceof Answer.Wait) return false;
        batch.givenUp();
        givenUp++;
        if (answer instanceof Answer.End end) {
            restless += end.restless() ? 1 : 0;
            undecided += end.undecided() ? 1 : 0;
        } else if (answer instanceof Answer.Accuse accused) {
            violation = new Violation(accused.witness(), accused.hang(), batch.kind());
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
