package dev.turnstile.worker;

import java.util.Map;

/** Exit statuses of a JVM, explained. */
final class ExitStatus {
    private static final int SIGNALLED = 128;

    private static final Map<Integer, String> SIGNALS = Map.of(
            2,
            "SIGINT",
            6,
            "SIGABRT, as after a crash of the JVM",
            9,
            "SIGKILL, as from the system when memory runs out",
            11,
            "SIGSEGV",
            15,
            "SIGTERM");

    /** What a JVM with {@code -XX:+ExitOnOutOfMemoryError} answers. */
    private static final int OUT_OF_MEMORY = 3;

    private ExitStatus() {}

    static String describe(int status) {
        if (status == OUT_OF_MEMORY) return status + " (the JVM's own when memory runs out)";
        String signal = SIGNALS.get(status - SIGNALLED);
        return signal == null ? Integer.toString(status) : status + " (" + signal + ")";
    }
}
