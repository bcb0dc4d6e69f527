package dev.turnstile.engine.lincheck.run;

import dev.turnstile.engine.ExceptionText;
import dev.turnstile.engine.lincheck.exploring.Answers;
import dev.turnstile.engine.lincheck.exploring.loops.Endlessness;
import dev.turnstile.engine.lincheck.run.RunResult.Failed;
import dev.turnstile.engine.lincheck.run.RunResult.Seen;
import dev.turnstile.engine.lincheck.usercode.UserCode;
import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.history.Response;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ResultWithClock;
import org.jetbrains.kotlinx.lincheck.runner.CompletedInvocationResult;
import org.jetbrains.kotlinx.lincheck.runner.InvocationResult;
import org.jetbrains.kotlinx.lincheck.runner.ManagedDeadlockInvocationResult;
import org.jetbrains.kotlinx.lincheck.runner.ManagedLivelockInvocationResult;
import org.jetbrains.kotlinx.lincheck.runner.RunnerTimeoutInvocationResult;
import org.jetbrains.kotlinx.lincheck.runner.UnexpectedExceptionInvocationResult;
import org.jetbrains.kotlinx.lincheck.util.ExceptionResult;
import org.jetbrains.kotlinx.lincheck.util.LincheckResult;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.jetbrains.kotlinx.lincheck.util.VoidResult;
import org.jetbrains.lincheck.util.LincheckAnalysisAbortedError;
import org.jspecify.annotations.Nullable;

/** Turns Lincheck's results of one scenario into histories. */
final class RunReader {
    private final Scenario scenario;
    private final Answers answers;
    private final RunLimit limit;

    /**
     * Makes a reader for a scenario.
     *
     * @param answers of the scenario's latest execution, as they were returned
     * @param limit after which a run is given up
     */
    RunReader(Scenario scenario, Answers answers, RunLimit limit) {
        this.scenario = scenario;
        this.answers = answers;
        this.limit = limit;
    }

    /**
     * Reads a result.
     *
     * @param hung whether a thread could not go on
     * @param failures what ended threads that the subject had started
     */
    RunResult read(InvocationResult result, boolean hung, List<Throwable> failures) {
        if (result instanceof CompletedInvocationResult complete)
            return seen(complete.getResults(), hung, failures, result);
        if (hung && result instanceof ManagedDeadlockInvocationResult stuck)
            return seen(stuck.getResults(), true, failures, result);
        if (result instanceof ManagedLivelockInvocationResult) {
            return new RunResult.Cut("a loop or a recursion that touches nothing shared went on for more than "
                    + Endlessness.MOST_ROUNDS + " rounds or " + Endlessness.MOST_CALLS + " calls");
        }
        if (result instanceof RunnerTimeoutInvocationResult) {
            return new Failed("a run was not over after " + limit.seconds()
                    + " s: blocking input or output, or a thread outside Lincheck's control");
        }
        if (result instanceof UnexpectedExceptionInvocationResult unexpected) {
            return new Failed("Lincheck failed: " + ExceptionText.of(unexpected.getException()));
        }
        return new Failed("Lincheck gave a result of an unknown kind: "
                + result.getClass().getSimpleName());
    }

    private RunResult seen(ExecutionResult results, boolean hung, List<Throwable> failures, InvocationResult result) {
        Throwable foreign =
                thrown(results).filter(RunReader::isLincheckOwn).findFirst().orElse(null);
        if (foreign != null)
            return new Failed("Lincheck failed inside the subject's code: " + ExceptionText.of(foreign));
        return new Seen(history(results), hung, failures, result);
    }

    private static Stream<Throwable> thrown(ExecutionResult results) {
        Stream<@Nullable LincheckResult> parallel = results.getParallelResultsWithClock().stream()
                .flatMap(List::stream)
                .map(ResultWithClock::getResult);
        return Stream.of(results.getInitResults().stream(), parallel, results.getPostResults().stream())
                .flatMap(s -> s)
                .filter(ExceptionResult.class::isInstance)
                .map(r -> ((ExceptionResult) r).getThrowable());
    }

    /** Whether it, or what caused it, was thrown by Lincheck's code and not by the subject's. */
    private static boolean isLincheckOwn(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            StackTraceElement[] stack = t.getStackTrace();
            if (t instanceof ExceptionInInitializerError && isOfAbortion(t.getMessage())) return true;
            if (stack.length > 0 && UserCode.isLincheck(stack[0].getClassName())) return true;
        }
        return false;
    }

    /** Whether a class can never be used again since an execution was given up while it was initialized: the JVM keeps a text of the reason. */
    private static boolean isOfAbortion(@Nullable String message) {
        return message != null && message.contains(LincheckAnalysisAbortedError.class.getName());
    }

    private History history(ExecutionResult results) {
        List<@Nullable LincheckResult> initResults = results.getInitResults();
        List<Execution> init = executions(scenario.init(), 0, 0, initResults::get);
        // Operations after a part that hangs were never called.
        boolean initDone = done(init, scenario.init());
        List<List<Execution>> parallel = initDone
                ? parallel(results)
                : scenario.parallel().stream().map(t -> List.<Execution>of()).toList();
        boolean parallelDone = initDone;
        for (int t = 0; t < parallel.size(); t++)
            parallelDone &= done(parallel.get(t), scenario.parallel().get(t));
        List<@Nullable LincheckResult> postResults = results.getPostResults();
        List<Execution> post = parallelDone
                ? executions(
                        scenario.post(),
                        0,
                        scenario.init().size() + scenario.parallel().get(0).size(),
                        postResults::get)
                : List.of();
        return new History(init, parallel, post, true);
    }

    private static boolean done(List<Execution> executions, List<Actor> actors) {
        return executions.size() == actors.size() && executions.stream().noneMatch(Execution::isPending);
    }

    private List<List<Execution>> parallel(ExecutionResult results) {
        List<List<ResultWithClock>> clocked = results.getParallelResultsWithClock();
        List<List<Execution>> parallel = new ArrayList<>();
        for (int t = 0; t < scenario.threads(); t++) {
            List<ResultWithClock> own = clocked.get(t);
            int before = t == 0 ? scenario.init().size() : 0;
            parallel.add(executions(
                    scenario.parallel().get(t), t, before, i -> own.get(i).getResult()));
        }
        return parallel;
    }

    /**
     * The runs of actors up to the first one without a result, which is pending.
     *
     * @param before how many operations their thread ran before them
     */
    private List<Execution> executions(
            List<Actor> actors, int thread, int before, IntFunction<@Nullable LincheckResult> results) {
        List<Execution> executions = new ArrayList<>();
        for (int i = 0; i < actors.size(); i++) {
            Response response = response(results.apply(i), thread, before + i);
            executions.add(new Execution(actors.get(i), response));
            if (response == Response.PENDING) break;
        }
        return executions;
    }

    private Response response(@Nullable LincheckResult result, int thread, int number) {
        if (result == null) return Response.PENDING;
        if (result instanceof VoidResult || result instanceof ValueResult) return answers.of(result, thread, number);
        if (result instanceof ExceptionResult exception) return Response.threw(exception.getThrowable());
        throw new IllegalStateException("Lincheck gave an operation's result of an unknown kind: " + result);
    }
}
