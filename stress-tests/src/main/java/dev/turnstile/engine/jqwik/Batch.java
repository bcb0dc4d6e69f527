package dev.turnstile.engine.jqwik;

import dev.turnstile.engine.OwnTimes;
import dev.turnstile.engine.Witness;
import dev.turnstile.engine.jqwik.SeenOutcomes.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs of one scenario, one after another, by one crew; if the crew gets stuck another one goes on with the rest.
 *
 * <p>Written by the lead between two runs; read by the watcher when the batch is over, or the crew dismissed.
 */
final class Batch {
    private final Program program;
    private final long size;
    private final long slowNanos;
    private @Nullable Crew crew;
    private volatile long runs;
    private volatile boolean over;
    private long timed;
    private long overlapping;
    private long timedNanos;
    private @Nullable Witness witness;
    private volatile boolean mayEndLate;
    private final CompletableFuture<@Nullable RunOrigin> late = new CompletableFuture<>();
    private @Nullable String failure;

    /**
     * @param size how many runs to make
     * @param slowNanos for how long, if each takes long
     */
    Batch(Program program, long size, long slowNanos) {
        this.program = program;
        this.size = size;
        this.slowNanos = slowNanos;
    }

    CompiledScenario scenario() {
        return program.compiled();
    }

    Stage stage() {
        return program.stage();
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
        return witness == null && earlier != null ? earlier.witness() : witness;
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

    /** Whether the next run records the times of its calls; every other one does not, as that takes longer than many a race lasts. */
    boolean nextIsTimed() {
        return runs / Start.values().length % 2 == 0 || !stage().isQuick();
    }

    /** Hands what is left to a crew; what an earlier one still says does not count any more. */
    synchronized void handTo(Crew next) {
        crew = next;
    }

    /** Looks at a run that ended by itself. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // written under the lock alone
    synchronized void ended(Crew by, Lane init, Lane[] parallel, Lane post, Object instance) {
        if (by != crew) return;
        if (parallel[0].isStamped()) {
            timed++;
            if (overlap(parallel)) overlapping++;
            if (stage().isQuick()) timedNanos += program.times().add(parallel);
        }
        Verdict illegal = program.outcomes().look(init, parallel, post);
        List<String> left = withCause(leftBy(instance));
        List<String> uncaught = uncaught(by.current().origin(), init, parallel, post);
        if (illegal != null) {
            witness = new Witness(
                            program.scenario(),
                            illegal.history(),
                            illegal.judgement().explanation())
                    .withUncaught(uncaught);
        } else if (!left.isEmpty()) {
            witness = Witness.ofLeak(program.scenario(), SeenOutcomes.history(init, parallel, post), left)
                    .withUncaught(uncaught);
        } else if (!uncaught.isEmpty()) {
            witness = Witness.ofUncaught(program.scenario(), SeenOutcomes.history(init, parallel, post), uncaught);
        }
        runs++;
        if (witness != null || runs >= size || isSlow()) over = true;
    }

    /** Whether each run takes long, and the time for such runs is over. */
    private boolean isSlow() {
        return timedNanos >= slowNanos && timedNanos >= timed * OwnTimes.SLOW.toNanos();
    }

    private List<String> uncaught(@Nullable RunOrigin origin, Lane init, Lane[] parallel, Lane post) {
        if (origin == null) return List.of();
        mayEndLate = true;
        return origin.end(SeenOutcomes.history(init, parallel, post));
    }

    /**
     * Takes an earlier run of this batch whose thread ends by an exception. The thread calls this itself, and must not wait for the lead:
     * the lead may be waiting for the thread to go.
     *
     * @return whether it came in time
     */
    boolean endedLate(RunOrigin origin) {
        boolean first = late.complete(origin);
        over = true;
        return first || late.getNow(null) != null;
    }

    /** Waits for such a run, if the subject has started threads. None is taken afterwards. */
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

    /** An instance that could not be closed may have left something because of that. */
    private List<String> withCause(List<String> left) {
        if (left.isEmpty() || failure == null) return left;
        List<String> all = new ArrayList<>(left);
        all.add(failure);
        return all;
    }

    private List<String> leftBy(Object instance) {
        try {
            return stage().leftBy(instance);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the crew is sent home
            return List.of();
        }
    }

    /** Counts a run that the watcher ended, and takes the batch from its crew. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // written under the lock alone
    synchronized void givenUp() {
        crew = null;
        runs++;
        if (runs >= size) over = true;
    }

    /** Ends the batch: the subject cannot be run. */
    synchronized void fail(Crew by, String reason) {
        if (by != crew) return;
        failure = reason;
        over = true;
    }

    /** Ends the batch before its time. */
    void stop() {
        over = true;
    }

    private static boolean overlap(Lane[] lanes) {
        for (int i = 0; i < lanes.length; i++) {
            for (int j = 0; j < i; j++) {
                if (lanes[i].overlaps(lanes[j])) return true;
            }
        }
        return false;
    }
}
