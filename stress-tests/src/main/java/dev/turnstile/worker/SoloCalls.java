package dev.turnstile.worker;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.hang.quiescence.SoloRun;
import java.time.Duration;
import java.util.List;

/**
 * Calls on fresh instances of one subject, one after another, while nothing else runs: what goes wrong then needs no race.
 *
 * @param lifeSign told now and then that this goes on
 */
record SoloCalls(ScenarioSpace space, Runnable lifeSign) {
    /** Chosen; a guard only: a call that takes longer says nothing here. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    /** Whether the subject can be run like this. */
    boolean arePossible() {
        Declaration subject = space.declaration();
        return subject.processes().isEmpty() && !subject.isProgram();
    }

    SoloRun.Outcome of(List<SoloRun.Call> calls) throws InterruptedException {
        return SoloRun.of(() -> space.declaration().subject().getConstructor().newInstance(), calls, LONGEST, lifeSign);
    }
}
