package dev.turnstile.worker;

import dev.turnstile.engine.Budget;
import dev.turnstile.engine.Budgets;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Tasks for tests of workers, with the sequential engine. */
final class Tasks {
    static final WorkerKind SEQUENTIAL = new WorkerKind(
            EngineName.JQWIK, SequentialEngine.class.getName(), List.of("-XX:TieredStopAtLevel=1"), false);

    private Tasks() {}

    static Budget budget(Duration guard) {
        return Budgets.of(2, 10, 10, 1, 1, guard);
    }

    static Task of(Class<?> subject, Duration guard) {
        return new Task(Task.Purpose.CHECK, subject.getName(), budget(guard), 1, null, null);
    }

    static CompletableFuture<Optional<EngineEvidence>> submit(WorkerPool pool, Class<?> subject, Duration guard) {
        return pool.submit(SEQUENTIAL, 1, () -> Optional.of(of(subject, guard)));
    }

    static EngineEvidence run(WorkerPool pool, Class<?> subject, Duration guard) {
        return submit(pool, subject, guard).join().orElseThrow();
    }

    /** Returns the text of a finding of any kind. */
    static String text(EngineEvidence evidence) {
        Finding finding = evidence.finding();
        return switch (finding) {
            case Finding.Inconclusive inconclusive -> "INCONCLUSIVE " + inconclusive.reason();
            case Finding.Survived survived -> "SURVIVED " + survived.coverage();
            default -> finding.toString();
        };
    }
}
