package dev.turnstile.code.calls;

import dev.turnstile.jdk.InputOutput;
import dev.turnstile.scenario.Operation;
import java.util.Collection;

/** The calls by which a subject opens sockets, or may do so through the C library. */
public final class SocketCalls {
    private SocketCalls() {}

    /** Whether one of some operations, or making an instance, may open one. */
    public static boolean any(Collection<Operation> operations, OperationCode code) {
        return code.mayCall(operations, InputOutput::opensSocket);
    }
}
