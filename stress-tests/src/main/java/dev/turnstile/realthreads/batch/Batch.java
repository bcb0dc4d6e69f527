package dev.turnstile.realthreads.batch;

import dev.turnstile.engine.OwnTimes;
import dev.turnstile.engine.Witness;
import dev.turnstile.realthreads.Lanes;
import dev.turnstile.realthreads.Runs;
import dev.turnstile.realthreads.Start;
import dev.turnstile.realthreads.batch.SeenOutcomes.Verdict;
import dev.turnstile.realthreads.origin.RunOrigin;
import dev.turnstile.stage.CompiledScenario;
import dev.turnstile.stage.ThreadKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs of one scenario, one after another, by one crew; if the crew gets stuck another one goes on with the rest.
 *
 * <p>Written by the crew's lead between two runs; read by the watcher when the batch is over, or the crew dismissed.
 */
final class Batch {
    private final Program program;
    private final ThreadKind kind;
    private final long size;
    private final long slowNanos;
    private final LateViolations lateViolations;

    private @Nullable Share current; // guarded by this
    private volatile long runs; // written under the lock
    private volatile boolean over;

    /** Whether the subject has started threads. Written by a lead, and read by the watcher when it has seen that the batch is over. */
    private volatile boolean mayEndLate;

    // Written by the lead under the lock, before it writes `over`, `runs` or the crew's phase; the watcher reads one of
    // these first.
    private long timed;
    private long overlapping;
    private long timedNanos;
    private @Nullable Witness witness;
    private @Nullable String failure;

    private final CompletableFuture<@Nullable RunOrigin> late = new CompletableFuture<>();

    /**
     * @param kind the threads that the runs are made on
     * @param size how many runs to make
     * @param slowNanos for how long, if each takes long
     * @param lateViolations takes runs that are shown to be wrong when the batch is closed
     */
    Batch(Program program, ThreadKind kind, long size, long slowNanos, LateViolations lateViolations) {
        this.program = program;
        this.kind = kind;
        this.size = size;
        this.slowNanos = slowNanos;
        this.lateViolations = lateViolations;
    }

    Program program() {
        return program;
    }

    ThreadKind kind() {
        return kind;
    }

    /** Returns how many runs have ended, in any way. */
    long runs() {
        return runs;
    }

    /** In how many of them the times of the calls were recorded. */
    long timed() {
        return timed;
    }

    /** In how many of these calls of different threads overlapped. */
    long overlapping() {
        return overlapping;
    }

    /** The run that ended the batch, if it showed the subject to be wrong. */
    @Nullable
    Witness witness() {
        RunOrigin earlier = late.getNow(null);
        return witness == null && earlier != null ? earlier.witness(program.scenario()) : witness;
    }

    /** How many runs it took up to that one. Where exceptions came late, more were made. */
    long runsToWitness() {
        RunOrigin earlier = late.getNow(null);
        return witness == null && earlier != null ? earlier.runs() : runs;
    }

    /** Why the batch could not be run to its end, if it could not. */
    @Nullable
    String failure() {
        return failure;
    }

    /** Whether there is nothing left to run. */
    boolean isOver() {
        return over;
    }

    /** Returns what is left, for a crew; what an earlier one still says does not count any more. */
    synchronized Runs handOver() {
        current = new Share();
        return current;
    }

    /** Counts a run that the watcher ended, and takes the batch from its crew. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // written under the lock alone
    synchronized void givenUp() {
        current = null;
        runs++;
        if (runs >= size) over = true;
    }

    /** Ends the batch before its time. */
    void stop() {
        over = true;
    }

    /** Waits for a run whose thread ends by an exception, if the subject has started threads. None is taken afterwards. */
    void close(Duration patience) throws InterruptedException {
        if (mayEndLate && witness == null && failure == null) {
            try {
                late.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException | ExecutionException none) {
                // most threads end well
            }
        }
        late.complete(null);
    }

    /** The rest of the batch, for one crew. The batch tells crews apart by their shares, and need not know them. */
    private final class Share implements Runs {
        @Override
        public CompiledScenario scenario() {
            return program.compiled();
        }

        @Override
        public boolean areQuick() {
            return program.stage().isQuick();
        }

        @Override
        public long made() {
            return runs;
        }

        @Override
        public boolean areOver() {
            return over;
        }

        /** Every other run does not record times, as that takes longer than many a race lasts. */
        @Override
        public boolean nextIsTimed() {
            return runs / Start.values().length % 2 == 0 || !program.stage().isQuick();
        }

        @Override
        public void ended(Lanes lanes, Object instance, @Nullable RunOrigin origin) {
            Batch.this.ended(this, lanes, instance, origin);
        }

        @Override
        public void fail(String reason) {
            Batch.this.fail(this, reason);
        }

        @Override
        public void threadStarted() {
            lateViolations.mayCome();
        }

        @Override
        public void endedLate(RunOrigin origin) {
            Batch.this.endedLate(origin);
        }
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // written under the lock alone
    private synchronized void ended(Share by, Lanes lanes, Object instance, @Nullable RunOrigin origin) {
        if (by != current) return;
        Optional<String> disturbance = program.stage().disturbance(instance);
        if (disturbance.isPresent()) {
            fail(by, disturbance.get());
            return;
        }
        if (lanes.areTimed()) {
            timed++;
            if (lanes.overlap()) overlapping++;
            if (program.stage().isQuick()) timedNanos += program.times().add(lanes.parallel());
        }
        Verdict illegal = program.outcomes().look(lanes);
        List<String> left = withCause(leftBy(instance));
        List<String> uncaught = uncaught(origin, lanes);
        if (illegal != null) {
            witness = new Witness(
                            program.scenario(),
                            illegal.history(),
                            illegal.judgement().explanation())
                    .withUncaught(uncaught);
        } else if (!left.isEmpty()) {
            witness = Witness.ofLeak(program.scenario(), lanes.history(), left).withUncaught(uncaught);
        } else if (!uncaught.isEmpty()) {
            witness = Witness.ofUncaught(program.scenario(), lanes.history(), uncaught);
        }
        runs++;
        if (witness != null || runs >= size || isSlow()) over = true;
    }

    private synchronized void fail(Share by, String reason) {
        if (by != current) return;
        failure = reason;
        over = true;
    }

    /** Called by the thread that ends. */
    private void endedLate(RunOrigin origin) {
        boolean first = late.complete(origin);
        over = true;
        boolean inTime = first || late.getNow(null) != null;
        if (!inTime) lateViolations.add(new Violation(origin.witness(program.scenario()), null, kind));
    }

    /** Whether each run takes long, and the time for such runs is over. */
    private boolean isSlow() {
        return timedNanos >= slowNanos && timedNanos >= timed * OwnTimes.SLOW.toNanos();
    }

    private List<String> uncaught(@Nullable RunOrigin origin, Lanes lanes) {
        if (origin == null) return List.of();
        mayEndLate = true;
        return origin.end(lanes.history());
    }

    /** An instance that could not be closed may have left something because of that. */
    private List<String> withCause(List<String> left) {
        if (left.isEmpty() || failure == null) return left;
        List<String> all = new ArrayList<>(left);
        all.add(failure);
        return all;
    }

    private List<String> leftBy(Object instance) {
        try {
            return program.stage().leftBy(instance);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the crew is sent home
            return List.of();
        }
    }
}
