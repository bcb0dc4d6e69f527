package dev.turnstile.engine.jqwik;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.ProcessorTime;
import dev.turnstile.engine.Progress;
import dev.turnstile.engine.canary.OppositeLocks;
import dev.turnstile.engine.canary.RacyCounter;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.leak.LeakCheck;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.scenario.ScenarioText;
import dev.turnstile.spec.Symptom;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Convicts the canaries once in a JVM: an engine that sees nothing in them sees nothing at all. */
final class Canaries {
    private static final long SEED = 1;
    private static final long RUNS = 1_000_000;

    /** Processor time: milliseconds on an idle machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** So long a machine that gives this JVM next to nothing is waited for. */
    private static final Duration GUARD = Duration.ofMinutes(1);

    /** The time between two looks at the processor time. */
    private static final Duration SLICE = Duration.ofSeconds(1);

    private static final Set<ThreadKind> TRUSTED = Collections.synchronizedSet(EnumSet.noneOf(ThreadKind.class));

    private Canaries() {}

    /** Why this engine must not be believed here about runs on such threads; {@code null} if it may. */
    static @Nullable String blindness(Set<ThreadKind> kinds, Leftovers leftovers, Progress progress)
            throws InterruptedException {
        if (TRUSTED.containsAll(kinds)) return null;
        for (ThreadKind kind : kinds) {
            if (leftovers.leaveRoomFor(kind)
                    && !convicts(RacyCounter.class, kind, Symptom.WRONG_ANSWER, leftovers, progress)) {
                return "the racing canary showed no race on " + kind.name().toLowerCase(Locale.ROOT)
                        + " threads within " + PATIENCE.toSeconds()
                        + " s of processor time: the machine gives no overlap. Try again where at least two processors are free";
            }
        }
        if (!convicts(OppositeLocks.class, ThreadKind.PLATFORM, Symptom.DEADLOCK, leftovers, progress)) {
            return "the deadlocking canary showed no deadlock within " + PATIENCE.toSeconds()
                    + " s of processor time: the machine gives no overlap. Try again where at least two processors are free";
        }
        TRUSTED.addAll(kinds);
        return null;
    }

    private static boolean convicts(
            Class<?> canary, ThreadKind kind, Symptom expected, Leftovers leftovers, Progress progress)
            throws InterruptedException {
        Declaration subject = DeclarationReader.read(canary);
        ScenarioSpace space = ScenarioSpace.of(subject, SEED, 1);
        SubjectThreads threads = new SubjectThreads(subject.name());
        Stage stage = Stage.of(subject, threads::leftBehind, new LeakCheck(), progress);
        Trials trials = new Trials(
                stage, space.judge(), progress, new ScenarioRunner(threads, leftovers, progress::goesOn), leftovers);
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
