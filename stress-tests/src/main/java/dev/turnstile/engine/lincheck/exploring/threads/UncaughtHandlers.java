package dev.turnstile.engine.lincheck.exploring.threads;

import dev.turnstile.engine.lincheck.exploring.steps.Carrier;
import dev.turnstile.explore.Access.Kind;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.jvm.agent.LincheckInstrumentation;
import org.jspecify.annotations.Nullable;
import sun.nio.ch.lincheck.ThreadDescriptor;

/** The handlers that a subject sets for exceptions that nothing else catches: that of a thread, and that of all others. */
public final class UncaughtHandlers {
    private final @Nullable UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    private final List<Throwable> failures = new ArrayList<>();

    /** An execution begins: the handler that an earlier one has set is forgotten. */
    public void forget() {
        failures.clear();
        if (isDefaultSet()) Thread.setDefaultUncaughtExceptionHandler(before);
    }

    /** The exceptions that ended threads of the subject in the latest execution, except those with a handler. */
    public List<Throwable> failures() {
        return List.copyOf(failures);
    }

    /** Whether an exception is none of the subject's: it ends an execution. */
    public static boolean isAbortion(Throwable thrown) {
        return thrown.getClass().getName().contains("LincheckAnalysisAborted");
    }

    /**
     * An exception comes to the group of its thread.
     *
     * @return whether that would only print it
     */
    public boolean onlyPrinted(Throwable thrown, boolean counts) {
        if (isDefaultSet()) return false;
        if (counts) failures.add(thrown);
        return true;
    }

    private boolean isDefaultSet() {
        return Thread.getDefaultUncaughtExceptionHandler() != before;
    }

    /**
     * Runs the handler of the calling thread, which ends by an exception, while the thread still takes part in the execution. The JVM, which
     * would run it afterwards, finds another.
     *
     * @return whether there is a handler
     */
    public boolean handle(ThreadDescriptor descriptor, Throwable thrown, ThreadMethods threads, Carrier carrier) {
        Thread thread = Thread.currentThread();
        UncaughtExceptionHandler handler;
        descriptor.enterIgnoredSection();
        try {
            threads.defaultHandler(carrier.threadOf(thread), -1, Kind.READ);
            handler = handler(thread);
            if (handler == null) return false;
            LincheckInstrumentation.INSTANCE.ensureClassHierarchyIsTransformed(handler.getClass());
        } finally {
            descriptor.leaveIgnoredSection();
        }
        try {
            carrier.runForSubject(() -> handler.uncaughtException(thread, thrown));
        } catch (Throwable ignored) { // as the JVM does
            if (isAbortion(ignored)) throw ignored;
        } finally {
            thread.setUncaughtExceptionHandler((t, e) -> {});
        }
        return true;
    }

    /** The one that the subject has set for a thread; {@code null} if what it does not catch is only printed. */
    private @Nullable UncaughtExceptionHandler handler(Thread thread) {
        UncaughtExceptionHandler own = thread.getUncaughtExceptionHandler();
        if (own != null && own.getClass() != ThreadGroup.class) return own;
        return isDefaultSet() ? Thread.getDefaultUncaughtExceptionHandler() : null;
    }
}
