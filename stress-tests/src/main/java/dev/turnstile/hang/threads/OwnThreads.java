package dev.turnstile.hang.threads;

import dev.turnstile.evidence.Hang.OwnThread;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The current activity of threads that a subject has started itself. */
public final class OwnThreads {
    private static final int MAX_THREADS = 8;
    private static final int MAX_FRAMES = 24;

    private OwnThreads() {}

    /** Returns the threads of a group that live, but for those of the harness. */
    public static List<Thread> in(ThreadGroup group, Collection<Thread> harness) {
        Thread[] alive = new Thread[group.activeCount() + 16];
        int count = group.enumerate(alive);
        return Arrays.stream(alive, 0, count).filter(t -> !harness.contains(t)).toList();
    }

    /** Returns their activity. If there are many, only the last few count, which belong to the hanging run. */
    public static List<OwnThread> of(List<Thread> threads) {
        return threads.stream()
                .skip(Math.max(0, threads.size() - MAX_THREADS))
                .filter(Thread::isAlive)
                .map(OwnThreads::of)
                .toList();
    }

    /** Returns the activity of one of them. */
    public static OwnThread of(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return new OwnThread(
                thread.getName(),
                state(thread),
                at(stack),
                Arrays.stream(stack)
                        .limit(MAX_FRAMES)
                        .map(StackTraceElement::toString)
                        .toList());
    }

    private static String state(Thread thread) {
        return switch (thread.getState()) {
            case BLOCKED -> "BLOCKED";
            case WAITING, TIMED_WAITING -> "WAITING";
            default -> KernelThreads.sleeps(thread) >= 0 ? "WAITING" : "RUNNING";
        };
    }

    /** Returns the innermost place that is not the JDK's, as {@code File.java:17}; {@code null} if there is none. */
    public static @Nullable String at(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(frame -> !OperationFrames.isPlatform(frame))
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .findFirst()
                .orElse(null);
    }
}
