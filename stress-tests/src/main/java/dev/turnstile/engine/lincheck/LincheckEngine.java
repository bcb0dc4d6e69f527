package dev.turnstile.engine.lincheck;

import dev.turnstile.code.calls.OperationCode;
import dev.turnstile.code.calls.Reach;
import dev.turnstile.code.initializers.InitializerCycles;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.engine.Budget;
import dev.turnstile.engine.Engine;
import dev.turnstile.engine.Progress;
import dev.turnstile.engine.lincheck.applicability.Preflight;
import dev.turnstile.engine.lincheck.context.LibraryProfile;
import dev.turnstile.engine.lincheck.context.LincheckThread;
import dev.turnstile.engine.lincheck.context.Uninstrumented;
import dev.turnstile.engine.lincheck.replay.LincheckToken;
import dev.turnstile.engine.lincheck.run.Deadline;
import dev.turnstile.engine.lincheck.search.Explored;
import dev.turnstile.engine.lincheck.search.Explored.Convicted;
import dev.turnstile.engine.lincheck.search.Explored.Failed;
import dev.turnstile.engine.lincheck.search.ScenarioCheck;
import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.Counterexample.SeenOperation;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.ReplayToken;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.judge.Judge;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.scenario.ScenarioText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Model checking: one schedule of every class of equivalent ones of each scenario, as far as the budget reaches, and their data races.
 *
 * <p>Lincheck's first use in a JVM takes seconds, so a worker should check many subjects. Its runs are serialised by a lock: parallelise
 * by JVM.
 */
public final class LincheckEngine implements Engine {
    private static final int FIRST_JDK_THAT_WARNS_OF_UNSAFE = 23;

    private final Canary canary = new Canary();

    /** An engine; all of one JVM share one thread. */
    public LincheckEngine() {}

    /**
     * The options that a worker JVM needs, or runs faster with.
     *
     * @param featureVersion that JVM's {@link Runtime.Version#feature}
     */
    public static List<String> jvmArguments(int featureVersion) {
        List<String> arguments = new ArrayList<>(List.of(
                // Halves the time: code is run a few thousand times at most, and rewritten over and over.
                "-XX:TieredStopAtLevel=1",
                // One thread is busy at a time, so parallel collector threads only cost time. And Lincheck puts back
                // the fields of
                // weak references, which break the heap if a collector works while threads run.
                "-XX:+UseSerialGC",
                // For the same reason. Lincheck's threads then park at once where they would spin for each other, and
                // classes that ask for the number of processors do the same on every machine.
                "-XX:ActiveProcessorCount=1",
                // Lincheck loads its agent into the running JVM.
                "-XX:+EnableDynamicAgentLoading"));
        // To tell which lock a waiter belongs to, which answers are views, and what a thread will run. Lincheck itself
        // follows what static fields lead to, into records and lambdas of the JDK, too, and reads these by reflection.
        Object.class.getModule().getPackages().stream()
                .filter(name -> name.startsWith("java."))
                .sorted()
                .forEach(name -> arguments.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        if (featureVersion >= FIRST_JDK_THAT_WARNS_OF_UNSAFE) arguments.add("--sun-misc-unsafe-memory-access=allow");
        return List.copyOf(arguments);
    }

    @Override
    public EngineName name() {
        return EngineName.LINCHECK;
    }

    @Override
    public boolean restoresStaticFields() {
        return true;
    }

    @Override
    public Optional<String> obstacle(Declaration subject) {
        return Reach.acrossProcesses(subject);
    }

    @Override
    public EngineEvidence check(Declaration subject, ScenarioSpace scenarios, Budget budget, Progress progress) {
        progress.at("lincheck: reading the code");
        Preflight preflight = Preflight.of(scenarios);
        if (preflight.obstacle() != null) return evidence(preflight.obstacle(), 0, 0, 0);
        SubjectCheck check =
                new SubjectCheck(scenarios, preflight, budget, progress, convicted -> violated(subject, convicted));
        Set<String> used = used(subject, !preflight.cycle().isEmpty());
        ClassLoader loader = subject.subject().getClassLoader();
        return LincheckThread.call(
                () -> {
                    progress.at("lincheck: canaries");
                    String blindness = canary.complaint();
                    if (blindness != null) return evidence(Finding.Inconclusive.failed(blindness), 0, 0, 0);
                    if (!LibraryProfile.covers(subject.subject()))
                        return evidence(new Finding.NotApplicable(LibraryProfile.LEFT_OUT_BY_NAME), 0, 0, 0);
                    return Uninstrumented.reason(used, loader)
                            .or(() -> Uninstrumented.reasonOfOperations(subject.subject()))
                            .map(reason -> evidence(new Finding.NotApplicable(reason), 0, 0, 0))
                            .orElseGet(check::run);
                },
                used,
                loader,
                progress::goesOn);
    }

    @Override
    public EngineEvidence replay(
            Declaration subject, ScenarioSpace scenarios, ReplayToken token, Budget budget, Progress progress) {
        Scenario scenario = ScenarioText.parse(token.scenario(), subject.operations());
        if (token.detail().equals(InitializerDeadlocks.TOKEN))
            return evidence(initialized(subject, scenarios.judge(), scenario), 1, 1, 0);
        LincheckToken own = LincheckToken.parse(token.detail());
        return LincheckThread.call(
                () -> {
                    long start = System.nanoTime();
                    Explored explored = new ScenarioCheck(
                                    subject, scenarios.judge(), Deadline.in(budget.guard()), progress)
                            .replay(scenario, own);
                    return evidence(
                            replayed(subject, explored),
                            1,
                            explored.schedules(),
                            (System.nanoTime() - start) / 1_000_000);
                },
                used(subject, InitializerCycles.of(subject.subject()).isPresent()),
                subject.subject().getClassLoader(),
                progress::goesOn);
    }

    /**
     * The classes to instrument before they are used: the same for a check and for a replay, which has to make the same steps.
     *
     * @param cycle whether initializers need each other. Then fresh copies of classes are loaded, which have to be as they are written; but what
     *     Lincheck has once instrumented it also instruments as it is loaded again
     */
    private static Set<String> used(Declaration subject, boolean cycle) {
        return cycle ? Set.of() : new OperationCode(subject.subject()).classes(subject.operations());
    }

    private static Finding initialized(Declaration subject, Judge judge, Scenario scenario) {
        return InitializerCycles.of(subject.subject())
                .flatMap(cycle -> new InitializerDeadlocks(subject, judge, cycle).run(scenario))
                .orElse(new Finding.Inconclusive("the initializers did not deadlock again"));
    }

    private static Finding replayed(Declaration subject, Explored explored) {
        if (explored instanceof Convicted convicted) return violated(subject, convicted);
        String reason = explored instanceof Failed failed ? failed.reason() : "nothing was seen";
        return new Finding.Inconclusive("the violation did not come again, as " + reason
                + ": the subject or the JDK has changed. Check the subject again");
    }

    private static EngineEvidence evidence(Finding finding, int scenarios, int executions, long millis) {
        return new EngineEvidence(EngineName.LINCHECK, finding, scenarios, executions, millis, List.of());
    }

    private static Finding.Violated violated(Declaration subject, Convicted convicted) {
        LincheckToken detail = new LincheckToken(convicted.mode(), convicted.choices());
        ReplayToken token = new ReplayToken(
                EngineName.LINCHECK,
                subject.subject().getName(),
                convicted.witness().scenario().toString(),
                0,
                detail.toString());
        Counterexample found = withoutTimes(convicted
                .witness()
                .toCounterexample(convicted.interleaving(), convicted.hang(), List.of(), null, token));
        return new Finding.Violated(convicted.race() == null ? found : found.withRace(convicted.race()));
    }

    /** Its times are positions in an order of events, for the judge; to a reader they would pass for nanoseconds. */
    private static Counterexample withoutTimes(Counterexample timed) {
        List<SeenOperation> threads = timed.threads().stream()
                .map(o -> new SeenOperation(o.part(), o.thread(), o.operation(), o.response(), null, null))
                .toList();
        return new Counterexample(
                timed.symptom(),
                timed.scenario(),
                timed.history(),
                threads,
                timed.explanation(),
                timed.left(),
                timed.uncaught(),
                timed.interleaving(),
                timed.hang(),
                timed.race(),
                timed.outcomes(),
                timed.rate(),
                timed.replay());
    }
}
