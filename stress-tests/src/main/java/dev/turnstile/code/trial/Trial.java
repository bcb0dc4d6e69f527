package dev.turnstile.code.trial;

import dev.turnstile.code.calls.OperationCode;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.generation.SortedScenario;
import dev.turnstile.jdk.InputOutput;
import dev.turnstile.jdk.JdkClasses;
import dev.turnstile.jdk.ThreadStarts;
import dev.turnstile.jdk.TimeMethods;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Scenario;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds out which operations do what their code only leads to: wait for a time, start threads or processes, open sockets. It runs them
 * in a few scenarios, one thread after the other, on instances of their own. Such calls are told of there, and not made.
 *
 * <p>An operation is acquitted if it came to its end and to no such call in any run. In doubt the code counts. Input and output while a class
 * is initialized count against nobody: that happens once, and before all else.
 */
public final class Trial {
    /** The remedy for an operation that was not acquitted, as a clause. */
    public static final String REMEDY =
            "if that depends on how an instance is made, check a subclass whose constructor turns it off";

    /** The number of scenarios that each operation is tried in, each with either thread first. */
    private static final int SCENARIOS = 4;

    private Trial() {}

    /** Reads what a subject's operations may call, and leaves out slow calls that they were acquitted of. */
    public static OperationCode code(ScenarioSpace space) {
        return code(space, Trial::takesLong);
    }

    /**
     * Reads what they may call, and leaves out certain calls that they were acquitted of.
     *
     * @param suspected those calls: {@code java/lang/Thread.sleep(J)V}
     */
    public static OperationCode code(ScenarioSpace space, Predicate<String> suspected) {
        Declaration subject = space.declaration();
        OperationCode code = new OperationCode(subject.subject());
        // Those with processes are made of a directory, and run elsewhere; a program starts all its threads itself.
        if (subject.processes().isPresent() || subject.isProgram()) return code;
        Set<Operation> suspects = subject.operations().stream()
                .filter(operation -> code.calls(operation).stream().anyMatch(suspected))
                .collect(Collectors.toSet());
        boolean ofConstruction = code.callsOfConstruction().stream().anyMatch(suspected);
        if (suspects.isEmpty() && !ofConstruction) return code;
        TrialRuns runs = new TrialRuns(subject.subject(), code, suspected, suspects);
        // A thread that the constructor starts may make the calls later, when an operation asks for it.
        Set<Operation> tried = ofConstruction ? new LinkedHashSet<>(subject.operations()) : suspects;
        for (Scenario scenario : scenarios(space, tried, SCENARIOS)) runs.run(scenario);
        if (!runs.constructs()) return code;
        runs.initialize();
        code.acquitConstruction(suspected);
        suspects.stream().filter(runs::acquits).forEach(operation -> code.acquit(operation, suspected));
        return code;
    }

    /**
     * Runs each operation once, so that the classes of the JDK that it uses are initialized, where any may be large. An execution that is
     * given up in the middle of such an initializer would leave the class unusable for good.
     *
     * @param code what the operations may call
     * @param suspected calls that are not made: {@code java/lang/Thread.sleep(J)V}
     */
    public static void warmUp(ScenarioSpace space, OperationCode code, Predicate<String> suspected) {
        Declaration subject = space.declaration();
        if (subject.processes().isPresent() || subject.isProgram()) return;
        boolean isPlain = subject.operations().stream()
                .flatMap(operation -> code.calls(operation).stream())
                .allMatch(JdkClasses::isCore);
        if (isPlain) return;
        TrialRuns runs = new TrialRuns(subject.subject(), code, suspected, Set.of());
        for (Scenario scenario : scenarios(space, new LinkedHashSet<>(subject.operations()), 1)) runs.run(scenario);
    }

    /** Whether a call waits for a time, or starts a thread or a process, or opens a socket. */
    static boolean takesLong(String call) {
        return TimeMethods.isWait(call)
                || ThreadStarts.startsThread(call)
                || InputOutput.startsProcess(call)
                || InputOutput.opensSocket(call);
    }

    /** Some scenarios with each operation, rather those that come to their end by the model. */
    private static Set<Scenario> scenarios(ScenarioSpace space, Set<Operation> suspects, int each) {
        List<Scenario> all = space.scenarios().stream()
                .sorted(Comparator.comparing(SortedScenario::blocking))
                .map(SortedScenario::scenario)
                .filter(scenario ->
                        scenario.actors().noneMatch(a -> a.operation().isCrash()))
                .toList();
        Set<Scenario> chosen = new LinkedHashSet<>(all.subList(0, Math.min(1, all.size())));
        for (Operation suspect : suspects) {
            all.stream()
                    .filter(scenario -> operations(scenario).contains(suspect))
                    .limit(each)
                    .forEach(chosen::add);
        }
        return chosen;
    }

    private static Set<Operation> operations(Scenario scenario) {
        return scenario.actors().map(Actor::operation).collect(Collectors.toCollection(HashSet::new));
    }
}
