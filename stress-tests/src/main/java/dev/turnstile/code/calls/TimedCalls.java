package dev.turnstile.code.calls;

import dev.turnstile.jdk.TimeMethods;
import dev.turnstile.scenario.Operation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** The calls by which a subject's operations wait for a time or ask what time it is. */
public final class TimedCalls {
    private TimedCalls() {}

    /**
     * Those of some operations that may wait for a time or ask for it, each with the call that does: {@code java.lang.Thread.sleep}.
     *
     * @param code the code that they run
     */
    public static Map<Operation, String> any(Collection<Operation> operations, OperationCode code) {
        return those(operations, code, call -> TimeMethods.asksTime(call) || TimeMethods.isWait(call));
    }

    /** Returns the operations that may wait for a time, likewise. */
    public static Map<Operation, String> waiting(Collection<Operation> operations, OperationCode code) {
        return those(operations, code, TimeMethods::isWait);
    }

    private static Map<Operation, String> those(
            Collection<Operation> operations, OperationCode code, Predicate<String> test) {
        Map<Operation, String> found = new LinkedHashMap<>();
        for (Operation operation : operations) {
            code.calls(operation).stream()
                    .filter(test)
                    .findFirst()
                    .ifPresent(call -> found.put(operation, TimeMethods.readable(call)));
        }
        return found;
    }
}
