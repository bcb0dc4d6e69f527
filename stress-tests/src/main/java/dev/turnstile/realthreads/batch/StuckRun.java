package dev.turnstile.realthreads.batch;

import dev.turnstile.engine.OwnTimes;
import dev.turnstile.engine.Witness;
import dev.turnstile.evidence.Hang;
import dev.turnstile.hang.explain.RunningOperation;
import dev.turnstile.hang.quiescence.Quiescence.Rest;
import dev.turnstile.hang.quiescence.SoloRun.Outcome;
import dev.turnstile.history.History;
import dev.turnstile.judge.Explanation;
import dev.turnstile.judge.Judgement;
import dev.turnstile.realthreads.Crew;
import dev.turnstile.realthreads.Lane;
import dev.turnstile.realthreads.Lanes;
import dev.turnstile.realthreads.origin.RunOrigin;
import dev.turnstile.scenario.Actor;
import dev.turnstile.stage.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A run in which nothing has happened for a moment: says whether it may be left at that. */
final class StuckRun {
    /** The way to go on. */
    sealed interface Answer {
        /** Go on watching. */
        record Wait() implements Answer {}

        /**
         * End it: the model agrees that what has not returned does not return.
         *
         * @param restless whether that is because nothing is certain
         * @param undecided whether that is because the judge could not tell
         */
        record End(boolean restless, boolean undecided) implements Answer {}

        /**
         * The model would have let it return; or an exception that nobody caught ended a thread of the subject.
         *
         * @param hang who waits for whom; {@code null} where the model agrees that what has not returned does not return
         */
        record Accuse(Witness witness, @Nullable Hang hang) implements Answer {}
    }

    /**
     * For how long a thread shows no progress before it looks pending, by what it is at. A run that looks so is judged, and if the model
     * lets it go on it is watched for longer: too short a time costs work, and accuses nobody. Chosen: the scheduler's time slices are milliseconds.
     */
    private static final Duration WAITING = Duration.ofMillis(1);

    private static final Duration SPINNING = Duration.ofMillis(20);
    private static final Duration WAITING_WITH_LIMIT = Duration.ofMillis(20);

    /** An operation that takes less than this by itself needs no more patience: it has been watched for far longer. */
    private static final Duration BRIEF = Duration.ofMillis(50);

    private final Crew crew;
    private final Program program;
    private final List<RunningOperation> pending = new ArrayList<>();
    private final long progress;
    private boolean allBegun = true;

    StuckRun(Crew crew, Program program) {
        this.crew = crew;
        this.program = program;
        this.progress = crew.progress();
        Lanes lanes = crew.lanes();
        if (!lanes.init().isComplete()) {
            add(0, lanes.init());
        } else if (lanes.isParallelPartComplete()) {
            add(0, lanes.post());
        } else {
            for (int t = 0; t < lanes.parallel().size(); t++)
                add(t, lanes.parallel().get(t));
        }
    }

    private void add(int thread, Lane lane) {
        if (lane.isComplete()) return;
        Thread runner = lane.runner();
        Actor running = lane.running();
        if (runner == null || running == null) allBegun = false;
        else pending.add(new RunningOperation(thread, runner, running));
    }

    /** Whether operations look pending that have been so for {@code stillNanos}. */
    boolean looksPending(long stillNanos) {
        if (!allBegun || pending.isEmpty()) return false;
        return pending.stream().allMatch(p -> stillNanos >= patience(p.runner()).toNanos());
    }

    private static Duration patience(Thread thread) {
        return switch (thread.getState()) {
            case WAITING, BLOCKED -> WAITING;
            case TIMED_WAITING -> WAITING_WITH_LIMIT;
            default -> SPINNING;
        };
    }

    /** Asks the judge, and watches on if it takes the subject for guilty. */
    Answer judge(Patience patience, Supplier<List<Thread>> bystanders) throws InterruptedException {
        History history = crew.lanes().history();
        if (crew.progress() != progress) return new Answer.Wait();
        Judgement judgement = program.outcomes().judge(history);
        if (judgement instanceof Judgement.Legal) return end(history, false, false);
        if (!(judgement instanceof Judgement.Illegal illegal)) return end(history, false, true);
        if (crew.progress() != progress) return new Answer.Wait(); // the judge may have taken a while
        crew.affinity().pin(false);
        Rest rest = rest(history, illegal.explanation(), patience, bystanders);
        if (rest == Rest.MOVED || crew.progress() != progress) {
            crew.affinity().pin(true);
            return new Answer.Wait();
        }
        if (rest == Rest.RESTLESS) return end(history, true, false);
        Witness witness = new Witness(program.scenario(), history, illegal.explanation()).withUncaught(uncaught());
        Hang hang = program.stage().explain(crew.subject(), pending, bystanders.get());
        if (crew.progress() != progress) return new Answer.Wait(); // at the very last
        return new Answer.Accuse(witness, hang);
    }

    /** Whether it has come to rest, even if what does not return takes long by itself. */
    private Rest rest(History history, Explanation why, Patience patience, Supplier<List<Thread>> bystanders)
            throws InterruptedException {
        OwnTimes times = program.stage().ownTimes();
        Duration known = times == null ? Duration.ZERO : times.known(pending);
        Rest rest = settle(known, patience, bystanders);
        if (times == null || rest == Rest.MOVED || patience == Patience.GUESSING) return rest;
        Outcome alone = times.of(history, why);
        if (alone instanceof Outcome.Unclear) return Rest.RESTLESS;
        if (!(alone instanceof Outcome.Returned returned)) return rest;
        Duration own = returned.time();
        boolean watchedLong = own.compareTo(known) <= 0 || own.compareTo(BRIEF) < 0;
        return watchedLong ? rest : settle(own, patience, bystanders);
    }

    private Rest settle(Duration own, Patience patience, Supplier<List<Thread>> bystanders)
            throws InterruptedException {
        return program.stage().settle(crew.subject(), pending, bystanders, crew::progress, own, patience);
    }

    /** Ends the run, unless an exception has ended a thread of the subject: then the run is wrong in any case. */
    private Answer end(History history, boolean restless, boolean undecided) {
        List<String> uncaught = uncaught();
        if (uncaught.isEmpty()) return new Answer.End(restless, undecided);
        return new Answer.Accuse(Witness.ofUncaught(program.scenario(), history, uncaught), null);
    }

    private List<String> uncaught() {
        RunOrigin origin = crew.origin();
        return origin == null ? List.of() : origin.uncaught();
    }
}
