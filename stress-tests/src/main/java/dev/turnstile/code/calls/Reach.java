package dev.turnstile.code.calls;

import dev.turnstile.declaration.Declaration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a subject reaches: some go beyond the JVM that their operations are called in, and there an engine may see too little. */
public final class Reach {
    /** Why a whole program cannot be run by an engine that lets threads run as they like. */
    public static final String LASTING_STATICS =
            "it is a whole program, and on real threads its changes to static fields would last into the next run";

    private static final String ACROSS = "each of its threads is a process, and this engine sees one process";

    /** Why an engine that sees what happens in its own JVM does not apply to what opens sockets. */
    public static final String THROUGH_THE_SYSTEM =
            "it works through the operating system (sockets, the C library), and this engine sees only steps "
                    + "in the JVM";

    /** Finding it out takes reading all code of a subject, and it is asked for often. */
    private static final ClassValue<Known> KNOWN = new ClassValue<>() {
        @Override
        protected Known computeValue(Class<?> subject) {
            return new Known();
        }
    };

    /** The calls of one subject: found out when they are first asked for. */
    private static final class Known {
        private @Nullable Calls calls;

        synchronized Calls of(Declaration subject) {
            if (calls == null) calls = Calls.of(subject);
            return calls;
        }
    }

    private record Calls(boolean toSockets, boolean toProcesses, boolean toLibraries) {
        static Calls of(Declaration subject) {
            OperationCode code = new OperationCode(subject.subject());
            return new Calls(
                    SocketCalls.any(subject.operations(), code),
                    ProcessCalls.any(subject.operations(), code),
                    ProcessCalls.anyUnknown(subject.operations(), code));
        }
    }

    private Reach() {}

    /** Whether it goes beyond the JVM in any way. Its runs take milliseconds then, and for most of each it waits. */
    public static boolean leavesTheJvm(Declaration subject) {
        if (subject.processes().isPresent()) return true;
        Calls calls = calls(subject);
        return calls.toSockets() || calls.toProcesses();
    }

    /** Whether making an instance, or one of the operations, may start a process, by the code. */
    public static boolean mayStartProcesses(Declaration subject) {
        return calls(subject).toProcesses();
    }

    /**
     * Whether its JVM may adopt the processes that lose their parents, and wait for them: it starts processes, and through the JDK alone, which
     * waits for its own. A zombie of one that native code has started is a leak, and nothing tells it from an adopted one once the thread
     * that started it has ended.
     */
    public static boolean mayAdopt(Declaration subject) {
        return calls(subject).toProcesses() && !calls(subject).toLibraries();
    }

    /** Whether making an instance, or one of the operations, may open a socket, by the code. */
    public static boolean mayOpenSockets(Declaration subject) {
        return calls(subject).toSockets();
    }

    /** Why such an engine cannot apply to what is run by several processes; empty for all else. */
    public static Optional<String> acrossProcesses(Declaration subject) {
        return subject.processes().map(processes -> ACROSS);
    }

    /** Why such an engine may not apply, by the code; empty where it does. */
    public static Optional<String> beyondTheJvm(Declaration subject) {
        return acrossProcesses(subject)
                .or(() -> calls(subject).toSockets() ? Optional.of(THROUGH_THE_SYSTEM) : Optional.empty());
    }

    private static Calls calls(Declaration subject) {
        return KNOWN.get(subject.subject()).of(subject);
    }
}
