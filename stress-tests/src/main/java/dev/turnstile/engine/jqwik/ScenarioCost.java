package dev.turnstile.engine.jqwik;

import dev.turnstile.code.OperationCode;
import dev.turnstile.code.ProcessCalls;
import dev.turnstile.code.TimedCalls;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Scenario;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells which scenarios of a subject take long to run. They are run less often; not as much as they take longer, or nothing would show. */
final class ScenarioCost {
    /** A run that waits until a limit of time has run out takes milliseconds, others microseconds. */
    private static final int WAITING = 16;

    /** To start a thread takes as long as many runs. */
    private static final int STARTING = 4;

    /** To start a process takes as long as many thousands. */
    private static final int STARTING_A_PROCESS = 500;

    /** To tell another process what to call takes longer than most operations, but there is nothing else that could be run. */
    private static final int ACROSS_PROCESSES = 2;

    /** A run with more threads than processors waits for the operating system to change over. */
    private static final int CROWDED = 4;

    private final Set<Operation> waiting;
    private final Set<Operation> starting;
    private final Set<Operation> startingProcesses;
    private final boolean startsProcessesFirst;
    private final boolean acrossProcesses;

    ScenarioCost(Declaration subject) {
        OperationCode code = new OperationCode(subject.subject());
        waiting = TimedCalls.waiting(subject.operations(), code).keySet();
        starting = subject.operations().stream()
                .filter(operation -> code.calls(operation).contains("java/lang/Thread.start()V"))
                .collect(Collectors.toSet());
        startingProcesses = subject.operations().stream()
                .filter(operation -> ProcessCalls.any(operation, code))
                .collect(Collectors.toSet());
        startsProcessesFirst = ProcessCalls.any(List.of(), code);
        acrossProcesses = subject.processes().isPresent();
    }

    /** Whether it takes a new process, or to start one. */
    private boolean startsProcess(Scenario scenario) {
        return startsProcessesFirst
                || scenario.actors()
                        .anyMatch(a -> a.operation().isCrash() || startingProcesses.contains(a.operation()));
    }

    /** How many runs of a plain scenario it is to replace. */
    int of(Scenario scenario) {
        if (startsProcess(scenario)) return STARTING_A_PROCESS;
        if (acrossProcesses) return ACROSS_PROCESSES;
        if (scenario.actors().anyMatch(a -> waiting.contains(a.operation()))) return WAITING;
        if (scenario.actors().anyMatch(a -> starting.contains(a.operation()))) return STARTING;
        return scenario.threads() > Crew.CPUS ? CROWDED : 1;
    }
}
