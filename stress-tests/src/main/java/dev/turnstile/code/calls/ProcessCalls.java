package dev.turnstile.code.calls;

import dev.turnstile.jdk.InputOutput;
import dev.turnstile.scenario.Operation;
import java.util.Collection;

/** The calls by which a subject starts processes, or may do so through the C library. */
public final class ProcessCalls {
    private ProcessCalls() {}

    /** Whether one of some operations, or making an instance, may start one. */
    public static boolean any(Collection<Operation> operations, OperationCode code) {
        return code.mayCall(operations, InputOutput::startsProcess);
    }

    /** Whether one of some operations, or making an instance, may start one of which the JDK does not know. */
    static boolean anyUnknown(Collection<Operation> operations, OperationCode code) {
        return code.mayCall(operations, InputOutput::callsLibrary);
    }
}
