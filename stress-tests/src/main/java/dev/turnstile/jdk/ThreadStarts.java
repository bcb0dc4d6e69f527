package dev.turnstile.jdk;

import java.util.List;

/**
 * Calls of the JDK that start threads. A call is written as in bytecode, with its class before a dot: {@code java/lang/Thread.start()V}.
 */
public final class ThreadStarts {
    private static final List<String> STARTING =
            List.of("java/lang/Thread.start(", "java/lang/Thread.startVirtualThread(", "java/lang/Thread$Builder");

    private static final List<String> VIRTUAL = List.of(
            "java/lang/Thread.ofVirtual",
            "java/lang/Thread.startVirtualThread",
            "java/util/concurrent/Executors.newVirtualThreadPerTaskExecutor");

    private static final List<String> SUBMITTING =
            List.of(".execute(", ".submit(", ".invoke", ".fork(", ".lazySubmit(");

    private static final List<String> PARALLEL = List.of(".parallelStream(", "Stream.parallel(");

    private ThreadStarts() {}

    /** Whether a call starts a thread, or makes one that can only be started. */
    public static boolean startsThread(String call) {
        return STARTING.stream().anyMatch(call::startsWith);
    }

    /** Whether a call starts virtual threads, or makes what does. */
    public static boolean isVirtual(String call) {
        return VIRTUAL.stream().anyMatch(call::startsWith);
    }

    /** Whether a call gives a task to a fork-join pool: a pool of the subject's, or the common one, whose threads may be there already. */
    public static boolean isForkJoin(String call) {
        boolean submits = call.startsWith("java/util/concurrent/ForkJoin")
                && SUBMITTING.stream().anyMatch(call::contains);
        boolean isAsync = call.startsWith("java/util/concurrent/Complet")
                && call.contains("Async(")
                && !call.contains("Executor;");
        boolean isParallel = call.startsWith("java/util/") && PARALLEL.stream().anyMatch(call::contains);
        return submits || isAsync || isParallel;
    }
}
