package dev.turnstile.engine.jqwik;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.engine.Progress;
import dev.turnstile.hunt.Trials;
import dev.turnstile.judge.Judge;
import dev.turnstile.leak.LeakCheck;
import dev.turnstile.realthreads.StuckThreads;
import dev.turnstile.realthreads.affinity.Pinning;
import dev.turnstile.realthreads.batch.ScenarioRunner;
import dev.turnstile.realthreads.origin.SubjectThreads;
import dev.turnstile.stage.Stage;
import dev.turnstile.stage.Stages;
import java.util.function.Supplier;

/** The part of the JVM's state that outlasts a subject: threads that are stuck, and carriers that are pinned. An engine has one. */
final class JvmState {
    private final StuckThreads stuck = new StuckThreads();
    private final Pinning pinning = new Pinning();
    private final Supplier<LeakCheck> leakChecks;

    /** @param leakChecks tells what a subject leaves: one for each */
    JvmState(Supplier<LeakCheck> leakChecks) {
        this.leakChecks = leakChecks;
    }

    /** Returns the threads that cannot be got out of the operations of subjects. */
    StuckThreads stuck() {
        return stuck;
    }

    /** Returns the stage for a subject. */
    Stage stage(Declaration subject, SubjectThreads threads, Progress progress) throws InterruptedException {
        return Stages.of(subject, threads::leftBehind, leakChecks.get(), progress);
    }

    /** Returns the trials of the subject on a stage. */
    Trials trials(Stage stage, SubjectThreads threads, Judge judge, Progress progress) {
        ScenarioRunner runner = new ScenarioRunner(threads, stuck, pinning, progress::goesOn);
        return new Trials(stage, judge, progress, runner, stuck);
    }
}
