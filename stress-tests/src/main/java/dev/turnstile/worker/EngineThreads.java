package dev.turnstile.worker;

import java.util.List;

/** Tells the threads that an engine keeps from task to task from those that a subject leaves behind: by their names. */
final class EngineThreads {
    private static final List<String> PREFIXES = List.of(
            "turnstile-", // our engines' own
            "jcstress-",
            "Lincheck", // Lincheck's runner threads
            "FixedActiveThreadsExecutor", // and its pool
            "ForkJoinPool.commonPool", // the JVM's, also if a subject used it first
            "MasterPoller", // the JVM's, for virtual threads that wait for sockets
            "Read-Poller",
            "Write-Poller",
            "InnocuousThread-", // the JDK's, for asynchronous channels
            "VirtualThread-", // the JVM's scheduler of virtual threads
            "ForkJoinPool-"); // and its carriers

    private EngineThreads() {}

    static boolean isOne(String name) {
        return PREFIXES.stream().anyMatch(name::startsWith);
    }
}
