package dev.turnstile.worker;

import dev.turnstile.jdk.JdkClasses;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The current activity of this JVM's threads, for people; threads of the JVM itself and of the worker are left out. */
final class ThreadReport {
    private static final int FRAMES = 24;

    private static final Set<String> OF_THE_JVM = Set.of(
            "Reference Handler",
            "Finalizer",
            "Signal Dispatcher",
            "Common-Cleaner",
            "Attach Listener",
            "Notification Thread",
            "Service Thread",
            "Monitor Deflation Thread",
            "process reaper",
            "DestroyJavaVM");

    private static final List<String> OF_ENGINES = List.of("kotlin.", "org.jetbrains.", "org.openjdk.");

    private static final CodeSource HARNESS =
            ThreadReport.class.getProtectionDomain().getCodeSource();

    private ThreadReport() {}

    /** Every thread's stack, and the frame in which {@code subject} does not return. */
    static Message.Dumped of(@Nullable String subject) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        List<ThreadInfo> all = Arrays.stream(threads.dumpAllThreads(true, true))
                .filter(t -> !isOfTheHarness(t.getThreadName()))
                .toList();
        List<String> texts = Stream.concat(
                        deadlocked(threads).stream(), all.stream().map(ThreadReport::text))
                .toList();
        return new Message.Dumped(subject == null ? null : where(all, subject).orElse(null), texts);
    }

    /** Whether a thread of this name belongs to the JVM or to the worker itself. */
    static boolean isOfTheHarness(String name) {
        return OF_THE_JVM.stream().anyMatch(name::startsWith)
                || name.contains("CompilerThread")
                || name.startsWith(WorkerMain.THREADS);
    }

    private static Optional<String> deadlocked(ThreadMXBean threads) {
        long[] ids = threads.findDeadlockedThreads();
        if (ids == null) return Optional.empty();
        return Optional.of(LongStream.of(ids)
                .mapToObj(threads::getThreadInfo)
                .filter(t -> t != null)
                .map(t -> '"' + t.getThreadName() + "\" waits for " + t.getLockName() + " of \"" + t.getLockOwnerName()
                        + '"')
                .collect(Collectors.joining(", ", "deadlocked: ", "")));
    }

    private static Optional<String> where(List<ThreadInfo> threads, String subject) {
        Set<String> places = new TreeSet<>();
        for (ThreadInfo thread : threads) {
            Arrays.stream(thread.getStackTrace())
                    .filter(f ->
                            f.getClassName().equals(subject) || f.getClassName().startsWith(subject + "$"))
                    .filter(f -> f.getLineNumber() > 0) // generated code has no lines to look at
                    .findFirst()
                    .ifPresent(f -> places.add(f.getMethodName() + line(f)));
        }
        if (places.isEmpty()) for (ThreadInfo thread : threads) busy(thread).ifPresent(places::add);
        return places.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", places));
    }

    /** Returns the place at which a thread is at work in code of users, such as a program's; empty if it waits. */
    private static Optional<String> busy(ThreadInfo thread) {
        if (thread.getThreadState() != Thread.State.RUNNABLE) return Optional.empty();
        return Arrays.stream(thread.getStackTrace())
                .filter(f -> f.getLineNumber() > 0 && isUsers(f.getClassName()))
                .findFirst()
                .map(f -> f.getClassName().substring(f.getClassName().lastIndexOf('.') + 1) + "." + f.getMethodName()
                        + line(f));
    }

    private static String line(StackTraceElement frame) {
        return "(" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
    }

    private static boolean isUsers(String className) {
        if (JdkClasses.isJdkClass(className) || OF_ENGINES.stream().anyMatch(className::startsWith)) return false;
        try {
            Class<?> type = Class.forName(className, false, ThreadReport.class.getClassLoader());
            return type.getProtectionDomain().getCodeSource() != HARNESS;
        } catch (ClassNotFoundException | LinkageError generated) {
            return true;
        }
    }

    private static String text(ThreadInfo thread) {
        StringBuilder text = new StringBuilder()
                .append('"')
                .append(thread.getThreadName())
                .append("\" ")
                .append(thread.getThreadState());
        if (thread.getLockName() != null) text.append(" on ").append(thread.getLockName());
        if (thread.getLockOwnerName() != null)
            text.append(" of \"").append(thread.getLockOwnerName()).append('"');
        Arrays.stream(thread.getStackTrace())
                .limit(FRAMES)
                .forEach(frame -> text.append("\n    at ").append(frame));
        return text.toString();
    }
}
