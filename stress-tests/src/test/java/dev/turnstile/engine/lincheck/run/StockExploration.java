package dev.turnstile.engine.lincheck.run;

import dev.turnstile.engine.lincheck.Checks;
import dev.turnstile.engine.lincheck.context.LincheckThread;
import dev.turnstile.engine.lincheck.exploring.Answers;
import dev.turnstile.engine.lincheck.run.RunResult.Seen;
import dev.turnstile.scenario.Scenario;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.runner.InvocationResult;
import org.jetbrains.kotlinx.lincheck.runner.ManagedDeadlockInvocationResult;
import org.jetbrains.kotlinx.lincheck.strategy.Strategy;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/**
 * The executions of one scenario under Lincheck's own model checking, which knows nothing of equivalent schedules: an independent
 * reference.
 */
final class StockExploration {
    private static final int LOOP_BOUND = 1_000;
    private static final long TIMEOUT_MILLIS = 10_000;

    private StockExploration() {}

    /**
     * The result of an exploration.
     *
     * @param histories the histories that were seen, without times
     * @param executions how many executions were run
     * @param exhausted whether there were no others
     */
    record Outcome(Set<String> histories, int executions, boolean exhausted) {}

    /** Explores a scenario with at most a number of executions. */
    static Outcome explore(Class<?> subject, String text, int atMost) {
        Scenario scenario = Checks.scenario(subject, text);
        return LincheckThread.call(() -> {
            RunReader reader = new RunReader(scenario, new Answers(), RunLimit.of(subject));
            Set<String> histories = new TreeSet<>();
            int executions = 0;
            try (Strategy strategy = strategy(subject, scenario)) {
                boolean more = strategy.nextInvocation();
                while (more && executions < atMost) {
                    executions++;
                    InvocationResult result = strategy.runInvocation();
                    RunResult run = reader.read(result, result instanceof ManagedDeadlockInvocationResult, List.of());
                    if (!(run instanceof Seen seen)) throw new IllegalStateException("stock Lincheck gave " + run);
                    histories.add(seen.history().toString());
                    more = strategy.nextInvocation();
                }
                return new Outcome(histories, executions, !more);
            }
        });
    }

    private static Strategy strategy(Class<?> subject, Scenario scenario) {
        return new ModelCheckingOptions()
                .loopBound(LOOP_BOUND)
                .recursionBound(LOOP_BOUND)
                .invocationTimeout$lincheck(TIMEOUT_MILLIS)
                .createTestConfigurations(subject)
                .createStrategy(subject, translated(scenario), null);
    }

    private static ExecutionScenario translated(Scenario scenario) {
        return new ExecutionScenario(
                translated(scenario.init()),
                scenario.parallel().stream().map(StockExploration::translated).toList(),
                translated(scenario.post()),
                null);
    }

    private static List<Actor> translated(List<dev.turnstile.scenario.Actor> actors) {
        return actors.stream()
                .map(actor -> new Actor(actor.operation().method(), actor.arguments()))
                .toList();
    }
}
