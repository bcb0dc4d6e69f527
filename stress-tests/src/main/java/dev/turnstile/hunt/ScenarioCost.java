package dev.turnstile.hunt;

import dev.turnstile.code.calls.OperationCode;
import dev.turnstile.code.calls.ProcessCalls;
import dev.turnstile.code.calls.SocketCalls;
import dev.turnstile.code.calls.ThreadCalls;
import dev.turnstile.code.calls.TimedCalls;
import dev.turnstile.code.trial.Trial;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.generation.SortedScenario;
import dev.turnstile.processors.Processors;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Scenario;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells which scenarios of a subject take long to run. They are run less often. The divisors are chosen, and far smaller than
 * the ratio of the times: divided by that, nothing would be run often enough to show a fault.
 */
public final class ScenarioCost {
    /** A run that waits until a time limit has run out takes milliseconds, others microseconds: a thousand times as long. */
    private static final int WAITING = 16;

    /** Starting a thread takes the time of this many runs. */
    private static final int STARTING = 4;

    /** Starting a process takes as long as thousands of runs. Divided by thousands, a profile would leave no run at all. */
    private static final int STARTING_A_PROCESS = 20;

    /** Starting a JVM that takes a thread's place takes as long as some hundred thousand runs. */
    private static final int CRASHING = 500;

    /** Telling another process what to call takes longer than most operations, but there is nothing else that could be run. */
    private static final int ACROSS_PROCESSES = 5;

    /** Going through sockets takes milliseconds, but there is nothing else that could be run. */
    private static final int THROUGH_SOCKETS = 6;

    /** A run with more threads than processors waits for the operating system to change over. */
    private static final int CROWDED = 4;

    /** How many overlapping runs are needed in any case. Measured: where each run starts processes, a busy machine gave less than 30. */
    public static final long LEAST_OVERLAPPING = 20;

    private final Map<Operation, String> waiting;
    private final Set<Operation> starting;
    private final Set<Operation> startingProcesses;
    private final boolean startsProcessesFirst;
    private final boolean acrossProcesses;
    private final boolean throughSockets;

    /** Looks at the code of the operations. */
    public ScenarioCost(ScenarioSpace space) {
        Declaration subject = space.declaration();
        OperationCode code = Trial.code(space);
        waiting = TimedCalls.waiting(subject.operations(), code);
        starting = subject.operations().stream()
                .filter(operation -> ThreadCalls.any(List.of(operation), code))
                .collect(Collectors.toSet());
        startingProcesses = subject.operations().stream()
                .filter(operation -> ProcessCalls.any(List.of(operation), code))
                .collect(Collectors.toSet());
        startsProcessesFirst = ProcessCalls.any(List.of(), code);
        acrossProcesses = subject.processes().isPresent();
        throughSockets = SocketCalls.any(subject.operations(), code);
    }

    private boolean startsProcess(Scenario scenario) {
        return startsProcessesFirst || scenario.actors().anyMatch(a -> startingProcesses.contains(a.operation()));
    }

    /** Which operations are run less often, and why, as sentences. */
    public List<String> notes() {
        return waiting.entrySet().stream()
                .map(e -> "Run " + WAITING + " times less often: " + e.getKey() + ", since it may wait for a time ("
                        + e.getValue() + "); " + Trial.REMEDY + ".")
                .toList();
    }

    /** Returns how many overlapping runs are enough: as many times fewer as the cheapest scenario costs more. */
    public long enough(long floor, List<SortedScenario> scenarios) {
        int least = scenarios.stream().mapToInt(s -> of(s.scenario())).min().orElse(1);
        return Math.max(Math.min(floor, LEAST_OVERLAPPING), floor / least);
    }

    /** Returns the number of runs of a plain scenario that one run of this one replaces. */
    int of(Scenario scenario) {
        if (scenario.actors().anyMatch(a -> a.operation().isCrash())) return CRASHING;
        if (startsProcess(scenario)) return STARTING_A_PROCESS;
        if (acrossProcesses) return ACROSS_PROCESSES;
        if (throughSockets) return THROUGH_SOCKETS;
        if (scenario.actors().anyMatch(a -> waiting.containsKey(a.operation()))) return WAITING;
        if (scenario.actors().anyMatch(a -> starting.contains(a.operation()))) return STARTING;
        return scenario.threads() > Processors.COUNT ? CROWDED : 1;
    }
}
