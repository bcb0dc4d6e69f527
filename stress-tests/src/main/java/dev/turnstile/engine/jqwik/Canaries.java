package dev.turnstile.engine.jqwik;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.Progress;
import dev.turnstile.engine.canary.OppositeLocks;
import dev.turnstile.engine.canary.RacyCounter;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.hunt.Trials;
import dev.turnstile.processors.ProcessorTime;
import dev.turnstile.realthreads.batch.Limits;
import dev.turnstile.realthreads.batch.Violation;
import dev.turnstile.realthreads.origin.SubjectThreads;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.scenario.ScenarioText;
import dev.turnstile.spec.Symptom;
import dev.turnstile.stage.Patience;
import dev.turnstile.stage.Stage;
import dev.turnstile.stage.ThreadKind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Convicts the canaries once for an engine: one that sees nothing in them sees nothing at all. Confined to the engine's thread. */
final class Canaries {
    private static final long SEED = 1;
    private static final long RUNS = 1_000_000;

    /** Processor time: milliseconds on an idle machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** The longest wait for a machine that gives this JVM next to nothing. */
    private static final Duration GUARD = Duration.ofMinutes(1);

    /** The time between two looks at the processor time. */
    private static final Duration SLICE = Duration.ofSeconds(1);

    private final JvmState jvm;
    private final Set<ThreadKind> trusted = EnumSet.noneOf(ThreadKind.class);

    Canaries(JvmState jvm) {
        this.jvm = jvm;
    }

    /** Why this engine must not be believed here about runs on such threads; {@code null} if it may. */
    @Nullable
    String blindness(Set<ThreadKind> kinds, Progress progress) throws InterruptedException {
        if (trusted.containsAll(kinds)) return null;
        for (ThreadKind kind : kinds) {
            if (jvm.stuck().leaveRoomFor(kind) && !convicts(RacyCounter.class, kind, Symptom.WRONG_ANSWER, progress)) {
                return "the racing canary showed no race on " + kind.name().toLowerCase(Locale.ROOT)
                        + " threads within " + PATIENCE.toSeconds()
                        + " s of processor time: the machine gives no overlap. Try again where at least two processors are free";
            }
        }
        if (!convicts(OppositeLocks.class, ThreadKind.PLATFORM, Symptom.DEADLOCK, progress)) {
            return "the deadlocking canary showed no deadlock within " + PATIENCE.toSeconds()
                    + " s of processor time: the machine gives no overlap. Try again where at least two processors are free";
        }
        trusted.addAll(kinds);
        return null;
    }

    private boolean convicts(Class<?> canary, ThreadKind kind, Symptom expected, Progress progress)
            throws InterruptedException {
        Declaration subject = DeclarationReader.read(canary);
        ScenarioSpace space = ScenarioSpace.of(subject, SEED, 1);
        SubjectThreads threads = new SubjectThreads(subject.name());
        Stage stage = jvm.stage(subject, threads, progress);
        Trials trials = jvm.trials(stage, threads, space.judge(), progress);
        Scenario scenario = scenario(subject);
        ProcessorTime limit = ProcessorTime.of(PATIENCE);
        long end = System.nanoTime() + GUARD.toNanos();
        Violation violation = null;
        while (violation == null && !limit.isOver() && System.nanoTime() < end) {
            Limits limits = new Limits(System.nanoTime() + SLICE.toNanos(), Integer.MAX_VALUE);
            violation =
                    trials.run(scenario, kind, RUNS, Patience.ACCUSING, limits).violation();
        }
        return violation != null && violation.symptom() == expected;
    }

    /** Each thread calls one operation: the only one, or one of the two. */
    private static Scenario scenario(Declaration subject) {
        int last = subject.operations().size() - 1;
        return ScenarioText.parse(
                subject.operations().get(0).name() + "() | "
                        + subject.operations().get(last).name() + "()",
                subject.operations());
    }
}
