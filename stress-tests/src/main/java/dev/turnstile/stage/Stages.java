package dev.turnstile.stage;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.engine.Progress;
import dev.turnstile.leak.LeakCheck;
import dev.turnstile.leak.LocalLeaks;
import java.util.List;
import java.util.function.Supplier;

/** Chooses the stage for a subject. */
public final class Stages {
    private Stages() {}

    /**
     * Returns the stage for a subject.
     *
     * @param threads asked for the threads that it has started itself in this JVM
     * @param leakCheck tells what it leaves
     * @param progress told that calls are waited for
     */
    public static Stage of(Declaration subject, Supplier<List<Thread>> threads, LeakCheck leakCheck, Progress progress)
            throws InterruptedException {
        return subject.processes().isPresent()
                ? new ProcessStage(subject, leakCheck, progress::goesOn)
                : new LocalStage(subject, new LocalLeaks(subject, threads, leakCheck), progress);
    }
}
