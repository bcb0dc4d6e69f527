package dev.turnstile.jdk;

import java.util.Set;

/**
 * Methods of the JDK that wait for a time or ask what time it is. A call is written as in bytecode, with its class before a dot: {@code
 * java/lang/Thread.sleep(J)V}.
 */
public final class TimeMethods {
    /** The methods of classes in {@code java.time} that ask what time it is; the last two are a clock's. */
    private static final Set<String> ASKING = Set.of("now", "instant", "millis");

    private static final Set<String> WAITING = Set.of(
            "java/lang/Object.wait(J)V",
            "java/lang/Object.wait(JI)V",
            "java/lang/Thread.sleep(J)V",
            "java/lang/Thread.sleep(JI)V",
            "java/lang/Thread.sleep(Ljava/time/Duration;)V",
            "java/lang/Thread.join(J)V",
            "java/lang/Thread.join(JI)V",
            "java/lang/Thread.join(Ljava/time/Duration;)Z",
            "java/lang/Process.waitFor(Ljava/time/Duration;)Z",
            "java/util/concurrent/TimeUnit.sleep(J)V",
            "java/util/concurrent/TimeUnit.timedJoin(Ljava/lang/Thread;J)V",
            "java/util/concurrent/TimeUnit.timedWait(Ljava/lang/Object;J)V",
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

    /** Its other methods that are given a unit compute, which takes no time. */
    private static final String UNITS = "java/util/concurrent/TimeUnit.";

    private TimeMethods() {}

    /** Whether a call may wait until a time limit has run out. */
    public static boolean isWait(String call) {
        boolean limited = call.startsWith("java/")
                && !call.startsWith(UNITS)
                && call.substring(call.indexOf('('), call.indexOf(')')).contains(TIME_UNIT);
        return limited || WAITING.contains(call);
    }

    /**
     * Whether a method asks what time it is.
     *
     * @param type binary name of the class that the code names: {@code java.lang.System}
     * @param method the method's name
     */
    public static boolean asksTime(String type, String method) {
        return switch (method) {
            case "nanoTime", "currentTimeMillis" -> type.equals("java.lang.System");
            default -> type.startsWith("java.time.") && ASKING.contains(method);
        };
    }

    /** Whether a call, as in bytecode, asks what time it is. */
    public static boolean asksTime(String call) {
        if (!call.startsWith("java/")) return false;
        String name = readable(call);
        int dot = name.lastIndexOf('.');
        return asksTime(name.substring(0, dot), name.substring(dot + 1));
    }

    /** Returns a call without its types, in the language's own notation: {@code java.lang.Thread.sleep}. */
    public static String readable(String call) {
        return call.substring(0, call.indexOf('(')).replace('/', '.');
    }
}
