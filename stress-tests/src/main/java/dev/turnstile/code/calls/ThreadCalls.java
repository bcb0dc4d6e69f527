package dev.turnstile.code.calls;

import dev.turnstile.jdk.ThreadStarts;
import dev.turnstile.scenario.Operation;
import java.util.Collection;

/** The calls by which a subject's operations start threads. */
public final class ThreadCalls {
    private ThreadCalls() {}

    /** Whether one of some operations may start one itself. */
    public static boolean any(Collection<Operation> operations, OperationCode code) {
        return operations.stream()
                .flatMap(operation -> code.calls(operation).stream())
                .anyMatch(ThreadStarts::startsThread);
    }
}
