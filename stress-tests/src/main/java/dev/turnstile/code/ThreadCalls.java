package dev.turnstile.code;

import dev.turnstile.scenario.Operation;
import java.util.Collection;
import java.util.List;

/** The JDK's methods that start threads. */
public final class ThreadCalls {
    private static final List<String> STARTING = List.of("java/lang/Thread.start(", "java/lang/Thread$Builder");

    private ThreadCalls() {}

    /** Whether one of some operations may start one itself. */
    public static boolean any(Collection<Operation> operations, OperationCode code) {
        return operations.stream()
                .flatMap(operation -> code.calls(operation).stream())
                .anyMatch(ThreadCalls::isOne);
    }

    static boolean isOne(String call) {
        return STARTING.stream().anyMatch(call::startsWith);
    }
}
