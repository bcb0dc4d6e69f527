package dev.turnstile.engine.lincheck.exploring.threads;

import java.util.Arrays;
import java.util.List;

/**
 * The threads of pools and timers that an execution of a program leaves behind, when nothing goes on any more. Those that wait for more to do
 * keep the JVM from exiting, which may be meant; those that wait in the middle of a task hang.
 */
public final class Leftover {
    /** Code that only carries the execution. */
    private static final List<String> HARNESS =
            List.of("dev.turnstile.engine.", "org.jetbrains.", "sun.nio.ch.lincheck.");

    private boolean anyIdle;
    private boolean stuck;

    public Leftover() {}

    /** A new execution begins. */
    public void begin() {
        stuck = false;
    }

    /** Looks at a thread that is no daemon, while it rests. */
    public void add(Thread thread) {
        if (isIdle(thread.getStackTrace())) anyIdle = true;
        else stuck = true;
    }

    private static boolean isIdle(StackTraceElement[] stack) {
        if (Arrays.stream(stack).anyMatch(frame -> is(frame, "ThreadPoolExecutor", "getTask"))) return true;
        int below = 0;
        for (int i = 0; i < stack.length; i++) {
            String type = stack[i].getClassName();
            if (HARNESS.stream().anyMatch(type::startsWith)) below = i + 1;
        }
        return below < stack.length && is(stack[below], "TimerThread", "mainLoop");
    }

    private static boolean is(StackTraceElement frame, String type, String method) {
        return frame.getClassName().startsWith("java.util.")
                && frame.getClassName().endsWith("." + type)
                && frame.getMethodName().equals(method);
    }

    /** Whether any execution left a thread that waits for more to do. */
    public boolean anyIdle() {
        return anyIdle;
    }

    /** Whether a thread is stuck in a task at the end of the latest execution. */
    public boolean isStuck() {
        return stuck;
    }
}
