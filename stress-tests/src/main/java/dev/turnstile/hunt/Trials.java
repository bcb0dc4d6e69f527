package dev.turnstile.hunt;

import dev.turnstile.engine.Progress;
import dev.turnstile.judge.Judge;
import dev.turnstile.processors.Processors;
import dev.turnstile.realthreads.StuckThreads;
import dev.turnstile.realthreads.batch.BatchResult;
import dev.turnstile.realthreads.batch.CallTimes;
import dev.turnstile.realthreads.batch.Limits;
import dev.turnstile.realthreads.batch.Program;
import dev.turnstile.realthreads.batch.ScenarioRunner;
import dev.turnstile.realthreads.batch.Violation;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.stage.Patience;
import dev.turnstile.stage.Stage;
import dev.turnstile.stage.ThreadKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All runs of one subject go through here: they are announced and counted, and each scenario is prepared once. */
public final class Trials {
    private final Stage stage;
    private final Judge judge;
    private final Progress progress;
    private final ScenarioRunner runner;
    private final StuckThreads stuck;
    private final Coverage coverage;
    private final CallTimes times = new CallTimes();
    private final Map<String, Program> programs = new HashMap<>();

    public Trials(Stage stage, Judge judge, Progress progress, ScenarioRunner runner, StuckThreads stuck) {
        this.stage = stage;
        this.coverage = new Coverage(stage);
        this.judge = judge;
        this.progress = progress;
        this.runner = runner;
        this.stuck = stuck;
    }

    /** Makes runs of a scenario, up to the first violation. */
    public BatchResult run(Scenario scenario, ThreadKind kind, long runs, Patience patience, Limits limits)
            throws InterruptedException {
        String text = scenario.toString();
        progress.at("jqwik: " + text);
        Program program = programs.computeIfAbsent(text, t -> Program.of(stage, scenario, judge, times));
        BatchResult result = runner.run(program, kind, runs, patience, limits);
        coverage.add(program, kind, result);
        return result;
    }

    /** Returns a run of an earlier batch whose thread an exception has ended since, once; {@code null} if there is none. */
    public @Nullable Violation late() {
        return runner.late();
    }

    /** Waits for such a run, if the subject has started threads. */
    public @Nullable Violation late(Duration patience) throws InterruptedException {
        return runner.late(patience);
    }

    /** Returns whether threads that cannot be stopped take most processors, so that little more can be learned. */
    public boolean isCrowded() {
        return stuck.spinning() > Processors.COUNT;
    }

    /** Returns whether few enough threads are stuck to make more runs than have to be made. */
    boolean hasRoom() {
        return stuck.leaveRoom();
    }

    /** Returns the kinds of threads that can run now, where a scenario has this number of threads. */
    List<ThreadKind> kinds(int threads) {
        return Stream.of(ThreadKind.values())
                .filter(kind -> kind.runs(threads) && stage.takes(kind) && stuck.leaveRoomFor(kind))
                .toList();
    }

    /** How long the calls took so far. */
    public CallTimes times() {
        return times;
    }

    /** Returns the coverage so far. */
    public Coverage coverage() {
        return coverage;
    }
}
