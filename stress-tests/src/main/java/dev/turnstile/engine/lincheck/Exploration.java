package dev.turnstile.engine.lincheck;

import dev.turnstile.scenario.Scenario;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import kotlin.Pair;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.runner.InvocationResult;
import org.jetbrains.kotlinx.lincheck.strategy.Strategy;
import org.jetbrains.kotlinx.lincheck.trace.Trace;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jspecify.annotations.Nullable;

/**
 * The schedules of one scenario on fresh instances of one subject, in Lincheck's order: fewest switches first, and always the same.
 *
 * <p>Confined to {@link LincheckThread}.
 */
final class Exploration implements AutoCloseable {
    /** A run that takes longer waits outside of Lincheck's control. Runs take milliseconds, on a loaded machine tens of them. */
    static final int TIMEOUT_SECONDS = 10;

    private final RunReader reader;
    private final int threads;
    private final Strategy strategy;
    private final StrategyParts parts;
    private final Parking parking;
    private int schedules;
    private boolean exhausted;

    /**
     * Begins an exploration.
     *
     * @param subject class to make the instances of
     * @param scenario what to run on each
     * @param mode how
     */
    Exploration(Class<?> subject, Scenario scenario, Mode mode) {
        this(subject, translated(scenario), scenario, mode);
    }

    private Exploration(Class<?> subject, ExecutionScenario translated, Scenario scenario, Mode mode) {
        this.reader = new RunReader(scenario);
        this.threads = scenario.threads();
        this.strategy = new ModelCheckingOptions()
                .loopBound(mode.loopBound())
                .recursionBound(mode.recursionBound())
                .invocationTimeout$lincheck(TIMEOUT_SECONDS * 1_000L)
                .createTestConfigurations(subject)
                .createStrategy(subject, translated, null);
        this.parts = new StrategyParts(strategy);
        this.parking = parts.replaceTrackers(mode.spuriousWakeUps());
    }

    private static ExecutionScenario translated(Scenario scenario) {
        return new ExecutionScenario(
                translated(scenario.init()),
                scenario.parallel().stream().map(Exploration::translated).toList(),
                translated(scenario.post()),
                null);
    }

    private static List<Actor> translated(List<dev.turnstile.scenario.Actor> actors) {
        return actors.stream()
                .map(actor -> new Actor(actor.operation().method(), actor.arguments()))
                .toList();
    }

    /** Goes on to the next schedule; {@code false} if all have been run. */
    boolean next() {
        exhausted = !strategy.nextInvocation();
        return !exhausted;
    }

    /** Runs the schedule. */
    Run run() {
        schedules++;
        try {
            return reader.read(strategy.runInvocation());
        } catch (Exception e) {
            // Lincheck throws what its Kotlin does not declare, the constructor's exceptions among it.
            if (e instanceof InvocationTargetException) return new Run.Failed(Preflight.threw(e.getCause()));
            return new Run.Failed("Lincheck failed: " + e);
        }
    }

    /**
     * Runs the latest schedule once more, watched. Nothing more can be explored afterwards.
     *
     * @return {@code null} if it did not come out the same
     */
    @Nullable
    Replay replay(Run.Seen run) {
        LockEvents events = new LockEvents();
        EventTap tap = new EventTap(strategy, parts, events);
        parking.onThread(tap::attach);
        try {
            Pair<Trace, InvocationResult> traced = strategy.tryCollectTrace(run.result());
            Trace trace = traced.getFirst();
            return trace == null ? null : new Replay(trace.getTrace(), events, parts.subject(), parts.objectNumbers());
        } catch (IllegalStateException anotherResult) {
            return null;
        }
    }

    /** How many steps the latest run took. */
    int events() {
        return parts.events();
    }

    /** How many schedules have been run. */
    int schedules() {
        return schedules;
    }

    /** Whether all schedules have been run. */
    boolean exhausted() {
        return exhausted;
    }

    /**
     * Every schedule with at most so many switches has been run, where a switch leaves a thread that has more to do: one that is preempted
     * or that has to wait. Negative if not even those without any.
     *
     * <p>Lincheck counts more: the choice of the thread that begins, and each thread's end but the last.
     */
    int completeSwitches() {
        return parts.switchesExploredNow() - 1 - threads;
    }

    /** Whether a thread has parked in any run. */
    boolean parked() {
        return parking.used();
    }

    /** The instance that the latest run worked on. */
    Object subject() {
        return parts.subject();
    }

    @Override
    public void close() {
        strategy.close();
    }
}
