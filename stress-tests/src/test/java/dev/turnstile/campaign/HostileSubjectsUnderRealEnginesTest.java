package dev.turnstile.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.Budget;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.Finding;
import dev.turnstile.hostile.HostileTickers;
import dev.turnstile.worker.Task;
import dev.turnstile.worker.WorkerKind;
import dev.turnstile.worker.WorkerPool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With each engine as with none: what a subject does to its worker is no other subject's concern, and no violation. */
class HostileSubjectsUnderRealEnginesTest {
    private static final Budget BUDGET = new Budget("test", 4, 1_000, 300, 1, 1, Duration.ofSeconds(3));

    @ParameterizedTest
    @EnumSource
    void theNextSubjectGetsItsOwnAnswer(EngineName engine) {
        WorkerKind kind = kind(engine);
        try (WorkerPool pool = new WorkerPool(2)) {
            assertThat(reason(run(pool, kind, HostileTickers.ExitsOnTheSecondTick.class)))
                    .contains(
                            "exit status 44", "System.exit was called by", "HostileTickers$ExitsOnTheSecondTick.tick");
            assertThat(run(pool, kind, HostileTickers.Honest.class).finding()).isNotInstanceOf(Finding.Violated.class);
            Finding stuck =
                    run(pool, kind, HostileTickers.DeadlocksInConstructor.class).finding();
            assertThat(stuck).isNotInstanceOfAny(Finding.Exhausted.class, Finding.Survived.class);
            // Lincheck sees from the code that threads are started, and does not even begin.
            if (engine != EngineName.LINCHECK) assertThat(stuck).isNotInstanceOf(Finding.NotApplicable.class);
            EngineEvidence honest = run(pool, kind, HostileTickers.Honest.class);
            assertThat(honest.finding()).isNotInstanceOf(Finding.Violated.class);
            assertThat(reason(honest)).doesNotContain("exit status");
        }
    }

    private static WorkerKind kind(EngineName engine) {
        CampaignOptions options =
                new CampaignOptions(List.of(), Set.of(engine), BUDGET, 1, null, Path.of("none"), Path.of("none"));
        EngineLaunch launch = StandardEngines.all().stream()
                .filter(e -> e.name() == engine)
                .findFirst()
                .orElseThrow();
        return launch.parts(options).get(0);
    }

    private static EngineEvidence run(WorkerPool pool, WorkerKind kind, Class<?> subject) {
        Task task = new Task(Task.Purpose.CHECK, subject.getName(), BUDGET, 1, null);
        return pool.submit(kind, 2, () -> Optional.of(task)).join().orElseThrow();
    }

    private static String reason(EngineEvidence evidence) {
        return evidence.finding() instanceof Finding.Inconclusive inconclusive ? inconclusive.reason() : "";
    }
}
