package dev.turnstile.code.calls;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.scenario.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells whether anything can be seen of a subject but that it throws: an answer, or that an operation does not return. If every outcome is
 * legal, "no violation" says nothing.
 */
public final class Observability {
    /** The beginnings of the calls by which a thread may wait for others. */
    private static final List<String> WAITING =
            List.of(OperationCode.MONITOR, "java/lang/Object.wait", "java/lang/Thread.join", "java/util/concurrent/");

    private static final String NEVER_WAITING = "java/util/concurrent/atomic/";

    /** The call by which a model says that an operation waits, whatever the subject does meanwhile: it may spin. */
    private static final String WAITING_IN_MODEL = "dev/turnstile/spec/Model.enabledWhen";

    private Observability() {}

    /** Why nothing can be seen, as a sentence with the remedy; empty where something can. */
    public static Optional<String> nothing(Declaration subject) {
        List<Operation> operations = subject.operations();
        if (subject.isProgram() || operations.stream().anyMatch(o -> o.tells() || o.isQuiescent()))
            return Optional.empty();
        boolean waits = calls(subject.subject(), operations).anyMatch(Observability::mayWait)
                || calls(subject.model(), operations).anyMatch(call -> call.startsWith(WAITING_IN_MODEL));
        return waits
                ? Optional.empty()
                : Optional.of(
                        "no operation returns an answer and none waits, so every outcome is legal, and only an exception or a data race"
                                + " could show. Add an operation that returns an answer, such as one that reads the state");
    }

    private static Stream<String> calls(Class<?> type, List<Operation> operations) {
        OperationCode code = new OperationCode(type);
        return operations.stream().map(code::calls).flatMap(Set::stream);
    }

    private static boolean mayWait(String call) {
        return WAITING.stream().anyMatch(call::startsWith) && !call.startsWith(NEVER_WAITING);
    }
}
