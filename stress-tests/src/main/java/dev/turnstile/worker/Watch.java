package dev.turnstile.worker;

import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Finding;
import dev.turnstile.worker.WorkerProcess.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Watches a worker at one task, and turns every outcome into evidence. */
final class Watch {
    private static final long TICK_MILLIS = 250;
    private static final long DUMP_MILLIS = 3_000;
    private static final long EXIT_MILLIS = 5_000;

    private final WorkerProcess worker;
    private final WorkerKind kind;
    private final TimeLimits limits;
    private final boolean hasTask;
    private long last = System.nanoTime();
    private long total;
    private long silent;
    private String activity = "starting";
    private @Nullable String exit;

    private Watch(WorkerProcess worker, WorkerKind kind, TimeLimits limits, boolean hasTask) {
        this.worker = worker;
        this.kind = kind;
        this.limits = limits;
        this.hasTask = hasTask;
    }

    /** The last answer of a worker. */
    sealed interface Answer {}

    /** It waits for a task. */
    record Ready() implements Answer {}

    /** The end of a task. */
    sealed interface End extends Answer {
        /** Whether the worker can take another task. */
        boolean usable();
    }

    /** The end of a task that was to prepare only. */
    record Prepared(boolean usable) implements End {}

    /**
     * The outcome of a task.
     *
     * @param usable whether the worker can take another task
     * @param raceless whether the subject goes wrong with one thread at a time, too
     */
    record Outcome(EngineEvidence evidence, boolean usable, boolean raceless) implements End {
        /** The evidence of a worker that is given up. */
        Outcome(EngineEvidence evidence) {
            this(evidence, false, false);
        }
    }

    /**
     * Waits until a fresh worker is ready.
     *
     * @throws WorkerException if it does not become so
     */
    static void untilReady(WorkerProcess worker, WorkerKind kind) throws WorkerException, InterruptedException {
        Answer answer = new Watch(worker, kind, TimeLimits.FOR_START, false).untilAnswer();
        if (answer instanceof Outcome outcome) throw new WorkerException(outcome.evidence());
    }

    /** Runs a task on a worker that is ready. */
    static End run(WorkerProcess worker, WorkerKind kind, Task task) throws InterruptedException {
        Watch watch = new Watch(worker, kind, TimeLimits.with(task.guard(), kind.yielding()), true);
        worker.send(new Message.Run(task));
        return (End) watch.untilAnswer();
    }

    private Answer untilAnswer() throws InterruptedException {
        while (true) {
            Event event = worker.poll(TICK_MILLIS);
            countTime();
            if (event instanceof Event.Ended) return ended();
            if (event instanceof Event.Said said) {
                silent = 0;
                Answer answer = hear(said.message());
                if (answer != null) return answer;
            }
            if (silent >= limits.silence().toNanos())
                return givenUp("gave no sign of life for " + seconds(limits.silence()));
            if (total >= limits.total().toNanos()) return givenUp("was not done after " + seconds(limits.total()));
        }
    }

    /** Counts what a tick may last and no more: while the machine or this process is suspended, the worker is so too. */
    private void countTime() {
        long now = System.nanoTime();
        long passed = Math.min(now - last, 2 * TICK_MILLIS * 1_000_000);
        last = now;
        total += passed;
        silent += passed;
    }

    private @Nullable Answer hear(Message message) {
        if (message instanceof Message.Alive alive) activity = alive.activity();
        if (message instanceof Message.Exiting exiting) exit = exiting.how();
        if (message instanceof Message.Ready) return new Ready();
        if (message instanceof Message.Done done) return new Outcome(done.evidence(), !done.spent(), done.raceless());
        if (message instanceof Message.Prepared prepared) return new Prepared(!prepared.spent());
        if (message instanceof Message.Failed failed) return new Outcome(failed(failed.reason(), failed.notes()));
        return null;
    }

    private Outcome ended() throws InterruptedException {
        Ending ending =
                new Ending(worker.exitStatus(EXIT_MILLIS), exit, worker.crash().orElse(null), worker.errors());
        List<String> notes = new ArrayList<>();
        if (ending.crash() != null) notes.add("The JVM's own words on its crash:\n" + ending.crash());
        if (!ending.errors().isEmpty()) notes.add("The end of what it printed to standard error:\n" + ending.errors());
        String reason = "The worker JVM ended: " + ending.describe() + lastActivity();
        return new Outcome(hasTask && ending.isByTheTask() ? undecided(reason, notes) : failed(reason, notes));
    }

    private Outcome givenUp(String why) throws InterruptedException {
        Message.Dumped dump = dump();
        worker.destroy();
        String where = dump.where() == null ? "" : ", in " + dump.where();
        return new Outcome(
                failed("The worker JVM " + why + " and was killed" + lastActivity() + where, dump.threads()));
    }

    private Message.Dumped dump() throws InterruptedException {
        worker.send(new Message.Dump());
        Event event = worker.poll(DUMP_MILLIS);
        while (event instanceof Event.Said said) {
            if (said.message() instanceof Message.Dumped dumped) return dumped;
            event = worker.poll(DUMP_MILLIS);
        }
        return new Message.Dumped(null, List.of("It did not answer when asked what its threads do."));
    }

    private String lastActivity() {
        return "; last seen at: " + activity;
    }

    private EngineEvidence failed(String reason, List<String> notes) {
        return evidence(Finding.Inconclusive.failed(reason), notes);
    }

    private EngineEvidence undecided(String reason, List<String> notes) {
        return evidence(Finding.Inconclusive.unsettled(reason), notes);
    }

    private EngineEvidence evidence(Finding finding, List<String> notes) {
        return new EngineEvidence(kind.engine(), finding, 0, 0, total / 1_000_000, notes);
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
