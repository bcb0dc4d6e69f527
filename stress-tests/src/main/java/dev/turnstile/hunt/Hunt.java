package dev.turnstile.hunt;

import dev.turnstile.engine.Budget;
import dev.turnstile.generation.Blocking;
import dev.turnstile.generation.SortedScenario;
import dev.turnstile.processors.ProcessorTime;
import dev.turnstile.realthreads.batch.BatchResult;
import dev.turnstile.realthreads.batch.Limits;
import dev.turnstile.realthreads.batch.Violation;
import dev.turnstile.stage.Patience;
import dev.turnstile.stage.ThreadKind;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The order in which a subject's scenarios are run: in turns, so that each gets its share early, on platform and on virtual threads by
 * turns too. A subject that claims to be right gets a number of runs; one that is known to be broken is run until it shows it.
 */
public final class Hunt {
    private static final long LARGEST_BATCH = 20_000;

    /** The number of turns over which the runs of a scenario are spread; each is twice as long as the one before. */
    private static final int TURNS = 4;

    private static final int SHARES = (1 << TURNS) - 1;

    /** One run in this number may block; a blocked run costs about a hundred others. */
    private static final long RUNS_PER_BLOCKED = 300;

    /** The runs of {@link #more} may take the guard divided by this, as processor time of this JVM. */
    private static final int PART_FOR_MORE = 2;

    /** Even on a busy machine, a thread that was started has run by then. */
    private static final Duration LATE = Duration.ofMillis(200);

    /** If runs take long, a batch takes those that begin within this time. */
    private static final Duration SLOW = Duration.ofSeconds(1);

    private final Trials trials;
    private final List<SortedScenario> scenarios;
    private final ScenarioCost cost;
    private final Budget budget;
    private final Pace pace;
    private final long deadlineNanos;
    private final long startNanos = System.nanoTime();
    private @Nullable Violation violation;
    private @Nullable String failure;

    /** @param deadlineNanos when to stop in any case, an instant of {@link System#nanoTime()} */
    public Hunt(
            Trials trials,
            List<SortedScenario> scenarios,
            ScenarioCost cost,
            Budget budget,
            Pace pace,
            long deadlineNanos) {
        this.trials = trials;
        this.scenarios = List.copyOf(scenarios);
        this.cost = cost;
        this.budget = budget;
        this.pace = pace;
        this.deadlineNanos = deadlineNanos;
    }

    /** The violation that was found; {@code null} if none was. */
    public @Nullable Violation violation() {
        return violation;
    }

    /** Why the subject cannot be run, if it cannot. */
    public @Nullable String failure() {
        return failure;
    }

    /** Runs each scenario the budget's number of times, or until the time is over; but each gets its first turn. */
    public void count() throws InterruptedException {
        long end = Math.min(deadlineNanos, startNanos + pace.countedNanos(budget));
        for (int turn = 0; turn < TURNS; turn++) {
            turn(turn, 1 + (budget.runs() << turn) / SHARES, () -> true, turn == 0 ? deadlineNanos : end);
        }
    }

    /**
     * Goes on where nothing else could find a fault: a rare one shows itself once in thousands of runs. Ends when the runs are made that
     * the budget says, or when this JVM has taken its part of the guard in processor time.
     */
    public void more() throws InterruptedException {
        long end = Math.min(deadlineNanos, startNanos + pace.moreNanos(budget));
        ProcessorTime time = ProcessorTime.of(budget.guard().dividedBy(PART_FOR_MORE));
        long left = budget.moreRuns();
        for (int turn = TURNS; left > 0 && !isOver() && System.nanoTime() < end && !time.isOver(); turn++) {
            long runs = Math.min(left, Math.min(LARGEST_BATCH, pace.firstBatch() << (turn - TURNS)));
            turn(turn, runs, () -> !time.isOver() && trials.hasRoom(), end);
            left -= runs;
        }
    }

    /** Runs all scenarios in turns of growing length, until a violation shows. */
    public void untilExposed() throws InterruptedException {
        long end = Math.min(deadlineNanos, System.nanoTime() + pace.patienceNanos(budget));
        long runs = pace.firstBatch();
        for (int turn = 0; !isOver() && System.nanoTime() < end; turn++) {
            turn(turn, runs, () -> true, end);
            runs = Math.min(2 * runs, LARGEST_BATCH);
        }
    }

    /** Goes on until this number of runs have overlapped, or the time is over. */
    public void untilOverlapping(long floor) throws InterruptedException {
        for (int turn = TURNS;
                !isOver() && trials.coverage().overlapping() < floor && System.nanoTime() < deadlineNanos;
                turn++) {
            turn(turn, 1 + budget.runs() / TURNS, () -> trials.coverage().overlapping() < floor, deadlineNanos);
        }
    }

    /** Gives the last threads of the subject time to end by an exception. */
    public void untilAllHaveEnded() throws InterruptedException {
        if (!isOver()) violation = trials.late(LATE);
    }

    private boolean isOver() {
        return violation != null || failure != null;
    }

    private void turn(int turn, long runs, BooleanSupplier goOn, long deadline) throws InterruptedException {
        for (int i = 0; i < scenarios.size() && !isOver() && goOn.getAsBoolean() && System.nanoTime() < deadline; i++) {
            SortedScenario sorted = scenarios.get(i);
            List<ThreadKind> kinds = trials.kinds(sorted.scenario().threads());
            ThreadKind kind = kinds.get((turn + i) % kinds.size());
            long share = Math.max(turn == 0 || turn >= TURNS ? 1 : 0, runs / cost.of(sorted.scenario()));
            if (share == 0) continue;
            Limits limits = new Limits(deadline, blocked(sorted, share), SLOW.toNanos());
            BatchResult result = trials.run(sorted.scenario(), kind, share, Patience.ACCUSING, limits);
            violation = result.violation() == null ? trials.late() : result.violation();
            failure = result.failure();
        }
    }

    private static int blocked(SortedScenario sorted, long runs) {
        return sorted.blocking() == Blocking.ALWAYS ? 1 : (int) (1 + runs / RUNS_PER_BLOCKED);
    }
}
