package dev.turnstile.worker;

import dev.turnstile.launch.CrashLog;
import dev.turnstile.launch.ExitStatus;
import org.jspecify.annotations.Nullable;

/**
 * How a worker JVM came to its end during a task.
 *
 * @param status its exit status
 * @param exit who asked it to end, as its shutdown hook told; {@code null} if none ran
 * @param crash what the JVM said when it crashed; {@code null} if it did not
 * @param errors the end of what it printed to standard error
 */
record Ending(int status, @Nullable String exit, @Nullable String crash, String errors) {
    /** The worker's own exit status where its code is at fault; no program has a use for it (sysexits.h: EX_SOFTWARE). */
    static final int BROKEN = 70;

    /** How a worker tells that code of the task called {@code System.exit}. */
    static final String BY_EXIT = "System.exit was called by ";

    /** With {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int WITHOUT_MEMORY = 3;

    /** The line that the JVM prints before it ends for {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final String OUT_OF_MEMORY = "Terminating due to java.lang.OutOfMemoryError";

    /** Printed by a JVM that cannot start, for example because the system allows no more threads. */
    private static final String NO_START = "Error occurred during initialization of VM";

    /** Whether code of the task ended the JVM, by {@code exit} or {@code halt}. Nothing says whether a subject may do that. */
    boolean isByTheTask() {
        if (exit != null) return exit.startsWith(BY_EXIT);
        return status != BROKEN
                && crash == null
                && !ExitStatus.isOfSignal(status)
                && !isOutOfMemory()
                && !errors.contains(NO_START);
    }

    private boolean isOutOfMemory() {
        return status == WITHOUT_MEMORY && errors.contains(OUT_OF_MEMORY);
    }

    /** The same in words, as a clause. */
    String describe() {
        if (isOutOfMemory()) return "memory ran out, exit status " + status;
        if (crash != null) return "the JVM crashed: " + CrashLog.cause(crash);
        if (errors.contains(NO_START)) return "the JVM could not start: " + reason();
        String number = ExitStatus.inWords(status);
        if (exit != null) return number + ": " + exit;
        return isByTheTask() ? number + ": something called Runtime.halt" : number;
    }

    /** The line after the one that says that the JVM could not start. */
    private String reason() {
        String after = errors.substring(errors.indexOf(NO_START) + NO_START.length());
        return after.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse(NO_START);
    }
}
