package dev.turnstile.engine.lincheck.context;

import dev.turnstile.engine.ExceptionText;
import dev.turnstile.engine.lincheck.exploring.calls.SynchronizedText;
import dev.turnstile.engine.lincheck.exploring.threads.WaitLimits;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import kotlin.Unit;
import org.jetbrains.lincheck.LincheckKt;
import org.jetbrains.lincheck.jvm.agent.InstrumentationMode;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of this JVM that runs Lincheck. A daemon: a run that hangs outside Lincheck's control must not keep the JVM alive.
 *
 * <p>Lincheck's context is entered for each task and left behind it. The first entry takes seconds, each later one less than a tenth of
 * one; but while it lasts, the whole JVM is instrumented, and code that only computes takes ten times longer.
 */
public final class LincheckThread {
    private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "turnstile-lincheck");
        thread.setDaemon(true);
        return thread;
    });

    private static final ClassLoadingMXBean CLASSES = ManagementFactory.getClassLoadingMXBean();
    private static final long LOOK_MILLIS = 500;

    static {
        EngineLog.install();
    }

    private LincheckThread() {}

    /** Runs a task as below, without signs of life and without knowledge of what it will use. */
    public static <T> T call(Callable<T> task) {
        return call(task, Set.of(), null, () -> {});
    }

    /**
     * Runs a task inside Lincheck's context and waits for it.
     *
     * @param used names of classes that the task will use, to be instrumented together
     * @param loader knows them; {@code null} for the JDK's
     * @param lifeSign told now and then while classes are loaded and instrumented; of all else the task tells itself
     * @throws IllegalStateException if Lincheck cannot work in this JVM, or if this thread is interrupted meanwhile
     */
    public static <T> T call(Callable<T> task, Set<String> used, @Nullable ClassLoader loader, Runnable lifeSign) {
        Set<String> early = new LinkedHashSet<>(LibraryProfile.ATOMICS);
        SynchronizedText.CLASSES.forEach(type -> early.add(type.getName()));
        early.addAll(used);
        Future<T> answer = THREAD.submit(() -> inContext(task, early, loader));
        try {
            while (true) {
                long classes = CLASSES.getTotalLoadedClassCount();
                try {
                    return answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException notYet) {
                    if (CLASSES.getTotalLoadedClassCount() != classes) lifeSign.run();
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) throw thrown;
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException("Lincheck failed in this JVM: " + ExceptionText.of(cause), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Lincheck was running", e);
        }
    }

    private static <T> T inContext(Callable<T> task, Set<String> early, @Nullable ClassLoader loader) throws Exception {
        AtomicReference<@Nullable T> answer = new AtomicReference<>();
        AtomicReference<@Nullable Exception> thrown = new AtomicReference<>();
        LincheckKt.withLincheckTestContext(InstrumentationMode.MODEL_CHECKING, () -> {
            WaitLimits limits = WaitLimits.install();
            try {
                LibraryProfile.install();
                EarlyInstrumentation.of(early, loader);
                answer.set(task.call());
            } catch (Exception e) {
                thrown.set(e);
            } finally {
                limits.remove();
            }
            return Unit.INSTANCE;
        });
        Exception failure = thrown.get();
        if (failure != null) throw failure;
        T value = answer.get();
        if (value == null) throw new IllegalStateException("Lincheck's context did not run the task");
        return value;
    }
}
