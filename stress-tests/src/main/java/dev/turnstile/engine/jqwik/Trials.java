package dev.turnstile.engine.jqwik;

import dev.turnstile.engine.Progress;
import dev.turnstile.judge.Judge;
import dev.turnstile.scenario.Scenario;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All runs of one subject go through here: they are announced and counted, and each scenario is prepared once. */
final class Trials {
    private final Stage stage;
    private final Judge judge;
    private final Progress progress;
    private final ScenarioRunner runner;
    private final Leftovers leftovers;
    private final Coverage coverage;
    private final CallTimes times = new CallTimes();
    private final Map<String, Program> programs = new HashMap<>();

    Trials(Stage stage, Judge judge, Progress progress, ScenarioRunner runner, Leftovers leftovers) {
        this.stage = stage;
        this.coverage = new Coverage(stage);
        this.judge = judge;
        this.progress = progress;
        this.runner = runner;
        this.leftovers = leftovers;
    }

    /** Makes runs of a scenario, up to the first violation. */
    BatchResult run(Scenario scenario, ThreadKind kind, long runs, Patience patience, Limits limits)
            throws InterruptedException {
        String text = scenario.toString();
        progress.at("jqwik: " + text);
        Program program = programs.computeIfAbsent(text, t -> Program.of(stage, scenario, judge, times));
        BatchResult result = runner.run(program, kind, runs, patience, limits);
        coverage.add(program, kind, result);
        return result;
    }

    /** Returns a run of an earlier batch whose thread an exception has ended since, once; {@code null} if there is none. */
    @Nullable
    Violation late() {
        return runner.late();
    }

    /** Waits for such a run, if the subject has started threads. */
    @Nullable
    Violation late(Duration patience) throws InterruptedException {
        return runner.late(patience);
    }

    /** Returns whether threads that cannot be stopped take most processors, so that little more can be learned. */
    boolean isCrowded() {
        return leftovers.spinning() > Runtime.getRuntime().availableProcessors();
    }

    /** Whether runs can be made on such threads. */
    boolean takes(ThreadKind kind) {
        return stage.takes(kind);
    }

    /** How long the calls took so far. */
    CallTimes times() {
        return times;
    }

    /** Returns the coverage so far. */
    Coverage coverage() {
        return coverage;
    }
}
