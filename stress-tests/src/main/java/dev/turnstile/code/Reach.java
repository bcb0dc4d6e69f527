package dev.turnstile.code;

import dev.turnstile.declaration.Declaration;
import java.util.Optional;

/** How far a subject reaches: some go beyond the JVM that their operations are called in, and there an engine may see too little. */
public final class Reach {
    private static final String ACROSS = "each of its threads is a process, and this engine sees one process";

    private static final String THROUGH_THE_SYSTEM =
            "what it does passes through the operating system (sockets, the C library), and this engine sees only what happens "
                    + "in the JVM";

    private Reach() {}

    /** Whether it goes beyond the JVM in any way. Its runs take milliseconds then, and for most of each it waits. */
    public static boolean leavesTheJvm(Declaration subject) {
        OperationCode code = new OperationCode(subject.subject());
        return subject.processes().isPresent()
                || SocketCalls.any(subject.operations(), code)
                || ProcessCalls.any(subject.operations(), code);
    }

    /** Why an engine that sees what happens in its own JVM cannot apply; empty where it can. */
    public static Optional<String> beyondTheJvm(Declaration subject) {
        if (subject.processes().isPresent()) return Optional.of(ACROSS);
        return SocketCalls.any(subject.operations(), new OperationCode(subject.subject()))
                ? Optional.of(THROUGH_THE_SYSTEM)
                : Optional.empty();
    }
}
