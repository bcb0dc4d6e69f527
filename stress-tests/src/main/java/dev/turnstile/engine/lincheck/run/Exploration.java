package dev.turnstile.engine.lincheck.run;

import dev.turnstile.engine.ExceptionText;
import dev.turnstile.engine.lincheck.applicability.Preflight;
import dev.turnstile.engine.lincheck.context.EngineLog;
import dev.turnstile.engine.lincheck.context.LincheckThread;
import dev.turnstile.engine.lincheck.exploring.ExploringStrategy;
import dev.turnstile.engine.lincheck.exploring.calls.CodeKnowledge;
import dev.turnstile.engine.lincheck.replay.EventTap;
import dev.turnstile.engine.lincheck.replay.LockEvents;
import dev.turnstile.engine.lincheck.replay.Mode;
import dev.turnstile.engine.lincheck.replay.WatchedRun;
import dev.turnstile.explore.DataRace;
import dev.turnstile.explore.End;
import dev.turnstile.explore.Explorer;
import dev.turnstile.explore.realtime.RealTimeOrders;
import dev.turnstile.history.History;
import dev.turnstile.leak.JvmSettings;
import dev.turnstile.program.Run;
import dev.turnstile.scenario.Scenario;
import java.lang.reflect.InvocationTargetException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kotlin.Pair;
import org.jetbrains.kotlinx.lincheck.runner.ExecutionScenarioRunner;
import org.jetbrains.kotlinx.lincheck.runner.InvocationResult;
import org.jetbrains.kotlinx.lincheck.runner.UseClocks;
import org.jetbrains.kotlinx.lincheck.trace.Trace;
import org.jetbrains.lincheck.jvm.agent.LincheckInstrumentation;
import org.jspecify.annotations.Nullable;

/**
 * The executions of one scenario on fresh instances of one subject, one of each class of equivalent schedules, always in the same order.
 *
 * <p>Confined to {@link LincheckThread}.
 */
public final class Exploration implements AutoCloseable {
    /** An execution with more steps is cut. Those of the catalogue take up to some hundreds. */
    private static final int MAX_STEPS = 10_000;

    private final RunReader reader;
    private final Scenario scenario;
    private final Explorer explorer;
    private final ExploringStrategy strategy;
    private final TranslatedScenario arguments;
    private final boolean sampled;
    private final @Nullable JvmSettings settings;
    private int schedules;
    private boolean exhausted;
    private boolean anyCut;
    private boolean anyStep;

    /** Begins an exploration: a scenario is run on instances of a class. */
    public Exploration(Class<?> subject, Scenario scenario, Mode mode) {
        this(subject, scenario, mode, List.of(), new CodeKnowledge(false, EngineLog::isNotInstrumented), Set.of());
    }

    /**
     * Begins one whose first execution is known.
     *
     * @param choices that execution's
     * @param knowledge of the subject's code
     * @param neverModelled classes whose real code is to run, although there is a model of them
     */
    public Exploration(
            Class<?> subject,
            Scenario scenario,
            Mode mode,
            List<Integer> choices,
            CodeKnowledge knowledge,
            Set<Class<?>> neverModelled) {
        this.scenario = scenario;
        this.sampled = mode.sampled();
        this.explorer = mode.explorer(MAX_STEPS, choices);
        this.arguments = TranslatedScenario.of(scenario);
        boolean isProgram = Run.class.isAssignableFrom(subject);
        this.settings = isProgram ? new JvmSettings() : null;
        RunLimit limit = RunLimit.of(subject);
        ExecutionScenarioRunner runner = new ExecutionScenarioRunner(
                arguments.scenario(), subject, null, limit.seconds() * 1_000L, UseClocks.ALWAYS);
        this.strategy = new ExploringStrategy(
                runner,
                LincheckSettings.of(subject),
                LincheckInstrumentation.INSTANCE.getContext(),
                explorer,
                knowledge,
                mode.spuriousWakeUps(),
                isProgram,
                neverModelled);
        strategy.answers().expect(scenario);
        this.reader = new RunReader(scenario, strategy.answers(), limit);
        runner.initializeStrategy(strategy);
    }

    /** Goes on to the next execution; {@code false} if all have been made. */
    public boolean next() {
        exhausted = !strategy.nextInvocation();
        return !exhausted;
    }

    /** Makes one execution, and returns what came of it. */
    public RunResult run() {
        schedules++;
        RunResult run = made();
        anyStep |= explorer.steps() > 0;
        anyCut |= run instanceof RunResult.Cut || run instanceof RunResult.Failed;
        return run;
    }

    private RunResult made() {
        if (settings != null) settings.restore();
        arguments.restore();
        try {
            InvocationResult result = strategy.runInvocation();
            return switch (explorer.end()) {
                case REDUNDANT -> new RunResult.Redundant();
                case CUT -> new RunResult.Cut(cut());
                case DIVERGED ->
                    new RunResult.Cut(
                            "a repeated schedule went another way: the subject depends on more, such as time or chance. Pass that in");
                case NONE, COMPLETE, HUNG -> {
                    boolean hung =
                            explorer.end() == End.HUNG || strategy.leftover().isStuck();
                    yield reader.read(result, hung, strategy.childFailures());
                }
            };
        } catch (Exception e) {
            // Lincheck throws what its Kotlin does not declare, the constructor's exceptions among it.
            if (e instanceof InvocationTargetException) return new RunResult.Failed(Preflight.threw(e.getCause()));
            return new RunResult.Failed("Lincheck failed: " + ExceptionText.of(e));
        }
    }

    private String cut() {
        String givenUp = strategy.givenUp();
        if (givenUp != null) return "an execution was given up where " + givenUp;
        if (!sampled && scenario.threads() + children() >= Explorer.MOST_THREADS)
            return "an execution has more than " + Explorer.MOST_THREADS
                    + " threads: too many to run all schedules, so Turnstile draws some";
        String cut = "an execution was cut after " + explorer.steps() + " steps";
        return explorer.mayNeverEnd()
                ? "loops of several threads can keep each other going without end, and " + cut
                : cut;
    }

    /** The steps of the latest execution, with their clocks. */
    public List<RealTimeOrders.Step> order() {
        return explorer.order();
    }

    /** The latest history under each of the real-time orders that the class of its schedule realises, as far as these matter. */
    public TimedHistories ordered(History bare) {
        return TimedHistories.of(bare, scenario.threads(), explorer.order(), anyAnswerLive());
    }

    /**
     * Makes the latest execution once more, watched. Nothing more can be explored afterwards.
     *
     * @return {@code null} if it did not come out the same
     */
    @Nullable
    public WatchedRun replay(RunResult.Seen run) {
        // In repetitions threads begin earlier than in a search, and Lincheck compares when they did, too.
        explorer.repeat();
        if (!(made() instanceof RunResult.Seen again) || !again.history().equals(run.history())) return null;
        LockEvents events = new LockEvents();
        EventTap tap = new EventTap(strategy, events);
        strategy.onThread(tap::attach);
        try {
            Pair<Trace, InvocationResult> traced = strategy.tryCollectTrace(again.result());
            Trace trace = traced.getFirst();
            if (trace == null) return null;
            return new WatchedRun(
                    trace.getTrace(),
                    strategy.watchedTurns(),
                    this::place,
                    events,
                    subject(),
                    strategy.objectNumbers());
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException anotherResult) {
            // The latter two are thrown by Lincheck as it puts the difference into words.
            return null;
        }
    }

    /** The choices of the latest execution. */
    public List<Integer> choices() {
        return explorer.choices();
    }

    /** The data races of the latest execution. */
    public List<DataRace> races() {
        return explorer.races();
    }

    /** Returns the place in the code that a site's number stands for. */
    public StackTraceElement place(int site) {
        return strategy.place(site);
    }

    /** How many steps the latest execution took. */
    public int steps() {
        return explorer.steps();
    }

    /** How many preemptions the latest execution had. */
    public int preemptions() {
        return explorer.preemptions();
    }

    /** How many executions have been made. */
    public int schedules() {
        return schedules;
    }

    /** An estimate of which part of all executions has been made, from 0 to 1. */
    public double progress() {
        return explorer.progress();
    }

    /** Whether nothing is left to explore. */
    public boolean isOver() {
        return exhausted;
    }

    /** Whether every schedule that the mode allows has been run, or is equivalent to one that has. */
    public boolean exhausted() {
        return exhausted && !anyCut && !guessedSpin();
    }

    /** Whether the mode's bound has kept any schedule from being run. */
    public boolean boundHit() {
        return explorer.boundHit();
    }

    /**
     * Whether a loop of the user's was only guessed to wait. Loops of the JDK are trusted: they count rounds only to decide when to park.
     */
    public boolean guessedSpin() {
        return guessedSpins().anyOfTheUser();
    }

    private GuessedSpins guessedSpins() {
        return GuessedSpins.of(explorer, this::place);
    }

    /** Whether any execution took a step that touches what threads share. */
    public boolean anyStep() {
        return anyStep;
    }

    /** Whether a thread has waited in any execution. */
    public boolean waited() {
        return strategy.waited();
    }

    /** Whether an answer of the latest execution is a view of what the subject holds. */
    public boolean anyAnswerLive() {
        return strategy.answers().anyLive(subject());
    }

    /** How many threads the subject started in the latest execution. */
    public int children() {
        return strategy.children();
    }

    /** Whether any execution left a thread of a pool that waits for more to do. */
    public boolean anyIdle() {
        return strategy.leftover().anyIdle();
    }

    /** Returns noun phrases for everything that was trusted or could not be seen into. */
    public Set<String> notes() {
        Set<String> notes = new HashSet<>(strategy.notes());
        notes.addAll(guessedSpins().trusted());
        return notes;
    }

    /** The classes whose behaviour was modelled instead of run. */
    public Set<String> modelled() {
        return strategy.models().modelled();
    }

    /** The classes that were modelled, but used in ways that the models do not know: the scenario has to be explored without them. */
    public Set<Class<?>> unmodelled() {
        return strategy.models().excluded();
    }

    /** The instance that the latest execution worked on. */
    public Object subject() {
        return strategy.subject();
    }

    @Override
    public void close() {
        if (settings != null) settings.restore();
        strategy.close();
    }
}
