package dev.turnstile.worker;

import dev.turnstile.jdk.JdkClasses;
import java.util.Arrays;
import java.util.Optional;

/** Finds who called {@code System.exit}. */
final class ExitCaller {
    private ExitCaller() {}

    /** Returns the innermost frame outside of the JDK that a thread in {@code Runtime.exit} came from; empty if it is not there. */
    static Optional<StackTraceElement> of(StackTraceElement[] stack) {
        // Further in, the JDK waits until all that has to be done before the end is done.
        return Arrays.stream(stack)
                .dropWhile(frame -> !isExit(frame))
                .filter(frame -> !JdkClasses.isJdkClass(frame.getClassName()))
                .findFirst();
    }

    private static boolean isExit(StackTraceElement frame) {
        return frame.getClassName().equals("java.lang.Runtime")
                && frame.getMethodName().equals("exit");
    }
}
