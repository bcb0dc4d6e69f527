package dev.turnstile.code;

import dev.turnstile.scenario.Operation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The JDK's methods that wait for a time or ask what time it is. */
public final class TimedCalls {
    private static final Set<String> ASKING =
            Set.of("java/lang/System.nanoTime()J", "java/lang/System.currentTimeMillis()J");

    private static final Set<String> WAITING = Set.of(
            "java/lang/Object.wait(J)V",
            "java/lang/Object.wait(JI)V",
            "java/lang/Thread.sleep(J)V",
            "java/lang/Thread.sleep(JI)V",
            "java/lang/Thread.sleep(Ljava/time/Duration;)V",
            "java/lang/Thread.join(J)V",
            "java/util/concurrent/locks/LockSupport.parkNanos(J)V",
            "java/util/concurrent/locks/LockSupport.parkNanos(Ljava/lang/Object;J)V",
            "java/util/concurrent/locks/LockSupport.parkUntil(J)V",
            "java/util/concurrent/locks/LockSupport.parkUntil(Ljava/lang/Object;J)V",
            "java/util/concurrent/locks/AbstractQueuedSynchronizer.tryAcquireNanos(IJ)Z",
            "java/util/concurrent/locks/AbstractQueuedSynchronizer.tryAcquireSharedNanos(IJ)Z",
            "java/util/concurrent/locks/AbstractQueuedLongSynchronizer.tryAcquireNanos(JJ)Z",
            "java/util/concurrent/locks/AbstractQueuedLongSynchronizer.tryAcquireSharedNanos(JJ)Z",
            "java/util/concurrent/locks/Condition.awaitNanos(J)J",
            "java/util/concurrent/locks/Condition.awaitUntil(Ljava/util/Date;)Z");

    private static final String TIME_UNIT = "Ljava/util/concurrent/TimeUnit;";

    /** Arithmetic with times, which takes no time. */
    private static final String UNITS = "java/util/concurrent/TimeUnit.";

    private TimedCalls() {}

    /**
     * Those of some operations that may wait for a time or ask for it, each with the call that does: {@code java.lang.Thread.sleep}.
     *
     * @param code the code that they run
     */
    public static Map<Operation, String> any(Collection<Operation> operations, OperationCode code) {
        return those(operations, code, call -> ASKING.contains(call) || isWait(call));
    }

    /** Those that may wait for a time, likewise. */
    public static Map<Operation, String> waiting(Collection<Operation> operations, OperationCode code) {
        return those(operations, code, TimedCalls::isWait);
    }

    private static Map<Operation, String> those(
            Collection<Operation> operations, OperationCode code, Predicate<String> test) {
        Map<Operation, String> found = new LinkedHashMap<>();
        for (Operation operation : operations) {
            code.calls(operation).stream()
                    .filter(test)
                    .findFirst()
                    .ifPresent(call -> found.put(operation, readable(call)));
        }
        return found;
    }

    /** A call without its types, in the language's own notation. */
    public static String readable(String call) {
        return call.substring(0, call.indexOf('(')).replace('/', '.');
    }

    static boolean isWait(String call) {
        boolean limited = call.startsWith("java/")
                && !call.startsWith(UNITS)
                && call.substring(call.indexOf('('), call.indexOf(')')).contains(TIME_UNIT);
        return limited || WAITING.contains(call);
    }
}
