package dev.turnstile.realthreads.origin;

import dev.turnstile.engine.ExceptionText;
import dev.turnstile.hang.threads.VirtualThreads;
import dev.turnstile.jdk.JdkClasses;
import java.io.InterruptedIOException;
import java.lang.StackWalker.StackFrame;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An exception that nobody caught in a thread that the subject started.
 *
 * @param inWords which thread threw what, and where, as a clause
 * @param interrupted whether the exception came of an interruption
 */
record Uncaught(String inWords, boolean interrupted) {
    /** A chain of causes may be a circle. */
    private static final int MAX_CAUSES = 20;

    /**
     * Describes what the calling thread's handler was told; {@code null} if that says nothing about the subject. The subject may call the
     * handler itself, as a way to report an exception that it has caught. {@code ThreadDeath} is how a thread is stopped, and an
     * {@code OutOfMemoryError} does not tell who used up the memory.
     *
     * @param handlers the names of the classes that stand between the JDK, which calls a handler, and this one
     */
    static @Nullable Uncaught of(Thread thread, Throwable thrown, Set<String> handlers) {
        if (thread != Thread.currentThread() || thrown instanceof OutOfMemoryError) return null;
        if (thrown.getClass().getName().equals("java.lang.ThreadDeath")) return null; // deprecated for removal
        boolean ends = isEnding();
        if (!ends && !isReportedByTheJdk(handlers)) return null;
        String name = thread.getName();
        String who = name.isEmpty()
                ? "a " + (VirtualThreads.isVirtual(thread) ? "virtual " : "") + "thread that the subject started "
                : "thread \"" + name + "\", which the subject started, ";
        return new Uncaught(
                who + (ends ? "ended by " : "did not catch ") + ExceptionText.of(thrown),
                thread.isInterrupted() || isOfAnInterruption(thrown));
    }

    /** Whether the JVM calls the handler because the thread ends. */
    private static boolean isEnding() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().equals("java.lang.Thread")
                        && frame.getMethodName().equals("dispatchUncaughtException")));
    }

    /** Whether nobody but the JDK calls the handler: a {@code ForkJoinPool} does when a task throws, and keeps the thread. */
    private static boolean isReportedByTheJdk(Set<String> handlers) {
        return StackWalker.getInstance()
                .walk(frames ->
                        frames.dropWhile(frame -> isOwn(frame, handlers)).allMatch(Uncaught::isOfTheJdk));
    }

    private static boolean isOwn(StackFrame frame, Set<String> handlers) {
        return frame.getClassName().equals(Uncaught.class.getName()) || handlers.contains(frame.getClassName());
    }

    private static boolean isOfTheJdk(StackFrame frame) {
        return JdkClasses.isJdkClass(frame.getClassName());
    }

    private static boolean isOfAnInterruption(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++, cause = cause.getCause()) {
            if (cause instanceof InterruptedException
                    || cause instanceof InterruptedIOException && !(cause instanceof SocketTimeoutException)
                    || cause instanceof ClosedByInterruptException
                    || cause instanceof FileLockInterruptionException) return true;
        }
        return false;
    }
}
