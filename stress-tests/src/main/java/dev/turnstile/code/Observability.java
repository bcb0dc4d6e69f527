package dev.turnstile.code;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.scenario.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether anything can be seen of a subject but that it throws: an answer, or that an operation does not return. Of one in which every outcome
 * is legal "no violation" says nothing.
 */
public final class Observability {
    /** By these names begin the calls by which a thread may wait for others. */
    private static final List<String> WAITING =
            List.of(OperationCode.MONITOR, "java/lang/Object.wait", "java/lang/Thread.join", "java/util/concurrent/");

    private static final String NEVER_WAITING = "java/util/concurrent/atomic/";

    private Observability() {}

    /** Why nothing can be seen, as a sentence with the remedy; empty where something can. */
    public static Optional<String> nothing(Declaration subject) {
        List<Operation> operations = subject.operations();
        if (subject.isProgram() || operations.stream().anyMatch(o -> o.tells() || o.isQuiescent()))
            return Optional.empty();
        OperationCode code = new OperationCode(subject.subject());
        boolean waits =
                operations.stream().map(code::calls).flatMap(Set::stream).anyMatch(Observability::mayWait);
        return waits
                ? Optional.empty()
                : Optional.of(
                        "no operation returns an answer and none waits, so every outcome is legal, and only an exception or a data race"
                                + " could show. Add an operation that returns an answer, such as one that reads the state");
    }

    private static boolean mayWait(String call) {
        return WAITING.stream().anyMatch(call::startsWith) && !call.startsWith(NEVER_WAITING);
    }
}
