package dev.turnstile.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.Meanwhile;
import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.campaign.schedule.EngineLaunch;
import dev.turnstile.campaign.schedule.StandardEngines;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.Budget;
import dev.turnstile.engine.Budgets;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.Finding;
import dev.turnstile.hostile.HostileTickers;
import dev.turnstile.worker.Task;
import dev.turnstile.worker.WorkerKind;
import dev.turnstile.worker.WorkerPool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With each engine as with none: what a subject does to its worker is no other subject's concern, and no violation. */
@Tag("slow")
@Tag("exhaustive") // most of its time it waits
class HostileSubjectsUnderRealEnginesTest {
    /** For who would never end. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    /** For all others, so that a busy machine does not make them look so. */
    private static final Duration LONG = Duration.ofSeconds(30);

    private static final Map<EngineName, FutureTask<Answers>> answers = new EnumMap<>(EngineName.class);

    /** The answers about subjects that come to the same workers, one after another. */
    private record Answers(
            EngineEvidence exiting, EngineEvidence afterwards, EngineEvidence deadlocked, EngineEvidence last) {}

    /** All engines at once, since most of the time somebody is waited for. */
    @BeforeAll
    static void ask() {
        for (EngineName engine : EngineName.values()) {
            answers.put(engine, Meanwhile.start(() -> ask(engine)));
        }
    }

    private static Answers ask(EngineName engine) {
        WorkerKind kind = kind(engine);
        try (WorkerPool pool = new WorkerPool(2)) {
            return new Answers(
                    run(pool, kind, HostileTickers.ExitsOnTheSecondTick.class, LONG),
                    run(pool, kind, HostileTickers.Honest.class, LONG),
                    run(pool, kind, HostileTickers.DeadlocksInConstructor.class, SHORT),
                    run(pool, kind, HostileTickers.Honest.class, LONG));
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_next_subject_gets_its_own_answer(EngineName engine) throws Exception {
        Answers got = answers.get(engine).get();
        assertThat(reason(got.exiting))
                .contains("exit status 44", "System.exit was called by", "HostileTickers$ExitsOnTheSecondTick.tick");
        assertThat(got.afterwards.finding()).isNotInstanceOf(Finding.Violated.class);
        Finding stuck = got.deadlocked.finding();
        assertThat(stuck).isNotInstanceOfAny(Finding.Exhausted.class, Finding.Survived.class);
        // Lincheck sees from the code that threads are started, and does not even begin.
        if (engine != EngineName.LINCHECK) assertThat(stuck).isNotInstanceOf(Finding.NotApplicable.class);
        assertThat(got.last.finding()).isNotInstanceOf(Finding.Violated.class);
        assertThat(reason(got.last)).doesNotContain("exit status");
    }

    private static WorkerKind kind(EngineName engine) {
        CampaignOptions options =
                new CampaignOptions(List.of(), Set.of(engine), budget(LONG), 1, null, Path.of("none"), Path.of("none"));
        EngineLaunch launch = StandardEngines.all().stream()
                .filter(e -> e.name() == engine)
                .findFirst()
                .orElseThrow();
        return launch.parts(DeclarationReader.read(HostileTickers.Honest.class), options)
                .get(0);
    }

    private static EngineEvidence run(WorkerPool pool, WorkerKind kind, Class<?> subject, Duration guard) {
        Task task = new Task(Task.Purpose.CHECK, subject.getName(), budget(guard), 1, null, null);
        return pool.submit(kind, 2, () -> Optional.of(task)).join().orElseThrow();
    }

    private static Budget budget(Duration guard) {
        return Budgets.of(2, 200, 300, 1, 1, guard);
    }

    private static String reason(EngineEvidence evidence) {
        return evidence.finding() instanceof Finding.Inconclusive inconclusive ? inconclusive.reason() : "";
    }
}
