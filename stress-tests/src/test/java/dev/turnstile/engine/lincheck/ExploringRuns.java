package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.lincheck.context.EngineLog;
import dev.turnstile.engine.lincheck.context.LincheckThread;
import dev.turnstile.engine.lincheck.exploring.ExploringStrategy;
import dev.turnstile.engine.lincheck.exploring.calls.CodeKnowledge;
import dev.turnstile.explore.DataRace;
import dev.turnstile.explore.End;
import dev.turnstile.explore.Explorer;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.execution.ResultWithClock;
import org.jetbrains.kotlinx.lincheck.runner.CompletedInvocationResult;
import org.jetbrains.kotlinx.lincheck.runner.ExecutionScenarioRunner;
import org.jetbrains.kotlinx.lincheck.runner.InvocationResult;
import org.jetbrains.lincheck.datastructures.ModelCheckingCTestConfiguration;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.jvm.agent.LincheckInstrumentation;

/**
 * Explores scenarios of a class's methods, written {@code a, b | c} or {@code init; a, b | c; post}, by {@link ExploringStrategy}.
 *
 * @param executions how many there were
 * @param outcomes what the operations returned, thread by thread, or {@code hang}
 * @param ends how executions ended
 * @param races the fields that are raced for, but for those between two places inside java.util.concurrent
 * @param modelled the locks that were modelled
 * @param unmodelled the locks that were used in ways that their models do not know
 * @param failures what ended threads of the subject
 * @param leftBehind threads of the subject that outlived their execution
 */
record ExploringRuns(
        int executions,
        Set<String> outcomes,
        Set<End> ends,
        Set<String> races,
        Set<String> modelled,
        Set<Class<?>> unmodelled,
        Set<String> notes,
        Set<String> failures,
        Set<String> leftBehind) {
    private static final int MAX_EXECUTIONS = 3_000;
    private static final int MAX_STEPS = 5_000;
    private static final long TIMEOUT_MILLIS = 20_000;

    static ExploringRuns of(Class<?> subject, String scenario, Class<?>... neverModelled) {
        return LincheckThread.call(() -> Inside.explore(subject, scenario, Set.of(neverModelled)));
    }

    /** Its classes are loaded inside of Lincheck's context only. */
    private static final class Inside {
        private final Explorer explorer = new Explorer(-1, MAX_STEPS);
        private final Set<String> outcomes = new TreeSet<>();
        private final Set<End> ends = new TreeSet<>();
        private final Set<String> races = new TreeSet<>();
        private final Set<String> failures = new TreeSet<>();
        private final Set<String> leftBehind = new TreeSet<>();

        static ExploringRuns explore(Class<?> subject, String scenario, Set<Class<?>> neverModelled)
                throws ReflectiveOperationException {
            return new Inside().run(subject, scenario, neverModelled);
        }

        private ExploringRuns run(Class<?> subject, String scenario, Set<Class<?>> neverModelled)
                throws ReflectiveOperationException {
            ModelCheckingCTestConfiguration configuration = new ModelCheckingOptions()
                    .loopBound(1_000_000)
                    .recursionBound(1_000)
                    .createTestConfigurations(subject);
            ExecutionScenarioRunner runner = runner(subject, parsed(subject, scenario));
            ExploringStrategy strategy = new ExploringStrategy(
                    runner,
                    configuration.createSettings$lincheck(),
                    LincheckInstrumentation.INSTANCE.getContext(),
                    explorer,
                    new CodeKnowledge(false, EngineLog::isNotInstrumented),
                    false,
                    false,
                    neverModelled);
            runner.initializeStrategy(strategy);
            int executions = 0;
            while (executions < MAX_EXECUTIONS && strategy.nextInvocation()) {
                executions++;
                Set<Thread> before = Thread.getAllStackTraces().keySet();
                see(strategy.runInvocation(), strategy);
                for (Thread thread : Thread.getAllStackTraces().keySet()) {
                    boolean isSubjects =
                            !before.contains(thread) && !thread.getName().startsWith("Lincheck");
                    if (isSubjects) leftBehind.add(thread.getName());
                }
            }
            strategy.close();
            return new ExploringRuns(
                    executions,
                    outcomes,
                    ends,
                    races,
                    strategy.models().modelled(),
                    strategy.models().excluded(),
                    strategy.notes(),
                    failures,
                    leftBehind);
        }

        private void see(InvocationResult result, ExploringStrategy strategy) {
            End end = explorer.end();
            ends.add(end);
            if (end == End.HUNG) outcomes.add("hang");
            if (end == End.COMPLETE) outcomes.add(text(((CompletedInvocationResult) result).getResults()));
            for (Throwable failure : strategy.childFailures()) failures.add(failure.toString());
            for (DataRace race : explorer.races()) {
                boolean isOfJdk = isInJdk(strategy.place(race.first().site()))
                        && isInJdk(strategy.place(race.second().site()));
                if (!isOfJdk) races.add(race.location().part().toString());
            }
        }

        private static boolean isInJdk(StackTraceElement place) {
            return place.getClassName().replace('/', '.').startsWith("java.util.concurrent.");
        }

        private static String text(ExecutionResult results) {
            List<String> threads = new ArrayList<>();
            for (List<ResultWithClock> thread : results.getParallelResultsWithClock()) {
                threads.add(String.join(
                        ", ", thread.stream().map(r -> r.getResult().toString()).toList()));
            }
            String parallel = String.join(" | ", threads);
            return results.getPostResults().isEmpty() ? parallel : parallel + "; " + results.getPostResults();
        }

        private static ExecutionScenario parsed(Class<?> subject, String text) {
            String[] parts = text.split(";");
            boolean isWhole = parts.length == 3;
            return new ExecutionScenario(
                    isWhole ? actors(subject, parts[0]) : List.of(),
                    Arrays.stream(parts[isWhole ? 1 : 0].split("\\|"))
                            .map(thread -> actors(subject, thread))
                            .toList(),
                    isWhole ? actors(subject, parts[2]) : List.of(),
                    null);
        }

        private static List<Actor> actors(Class<?> subject, String names) {
            return Arrays.stream(names.strip().split(",\\s*"))
                    .filter(name -> !name.isEmpty())
                    .map(name -> new Actor(method(subject, name), List.of()))
                    .toList();
        }

        private static Method method(Class<?> subject, String name) {
            try {
                return subject.getMethod(name);
            } catch (NoSuchMethodException e) {
                throw new IllegalArgumentException(e);
            }
        }

        /** Its constructor takes a constant of an enumeration that is not public. */
        private static ExecutionScenarioRunner runner(Class<?> subject, ExecutionScenario scenario)
                throws ReflectiveOperationException {
            Object clocks = Class.forName("org.jetbrains.kotlinx.lincheck.runner.UseClocks")
                    .getEnumConstants()[0];
            return (ExecutionScenarioRunner) ExecutionScenarioRunner.class.getConstructors()[0].newInstance(
                    scenario, subject, null, TIMEOUT_MILLIS, clocks);
        }
    }

    /** Returns how many executions there were. Each came to its end, without a data race. */
    int orderedExecutions() {
        assertThat(races()).isEmpty();
        assertThat(ends()).containsExactly(End.COMPLETE);
        return executions();
    }
}
