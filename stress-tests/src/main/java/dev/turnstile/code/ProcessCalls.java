package dev.turnstile.code;

import dev.turnstile.scenario.Operation;
import java.util.Collection;
import java.util.List;

/** The JDK's methods that start processes, or may do so through the C library. */
public final class ProcessCalls {
    private static final List<String> STARTING =
            List.of("java/lang/ProcessBuilder.", "java/lang/Runtime.exec(", "java/lang/foreign/Linker.");

    private ProcessCalls() {}

    /** Whether one of some operations, or making an instance, may start one. */
    public static boolean any(Collection<Operation> operations, OperationCode code) {
        return code.mayCall(operations, STARTING);
    }

    static boolean isOne(String call) {
        return STARTING.stream().anyMatch(call::startsWith);
    }
}
