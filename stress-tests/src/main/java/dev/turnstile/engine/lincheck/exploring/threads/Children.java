package dev.turnstile.engine.lincheck.exploring.threads;

import dev.turnstile.engine.lincheck.exploring.internals.HiddenField;
import dev.turnstile.engine.lincheck.exploring.sharing.Locality;
import dev.turnstile.explore.Transition;
import dev.turnstile.explore.collections.Sequence;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jetbrains.kotlinx.lincheck.runner.ExecutionPart;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ManagedThreadScheduler;
import org.jspecify.annotations.Nullable;

/** The threads that a subject starts itself, as far as they run beside those of the scenario. */
public final class Children {
    private static final long POLL_NANOS = 20_000;
    private static final long MOST_NANOS = 10_000_000_000L;

    /** The fields in which threads keep their tasks since JDK 19, and before. */
    private static final HiddenField HOLDER = HiddenField.of(Thread.class, "holder");

    private static final HiddenField TARGET = HiddenField.of(Thread.class, "target");

    private Children() {}

    /**
     * Returns the announcement of a thread before it starts another: a step that touches nothing. It belongs to the operation, so that the
     * other thread's steps come after the operation has begun.
     */
    public static Transition start() {
        return new Transition.Touch(new Sequence<>(), -1);
    }

    /** Waits until they rest. Returns how long that took, in nanoseconds. */
    public static long awaitRest(BooleanSupplier isResting, long timeoutNanos) {
        long start = System.nanoTime();
        while (!isResting.getAsBoolean()) {
            if (System.nanoTime() - start > timeoutNanos) return timeoutNanos + 1;
            LockSupport.parkNanos(POLL_NANOS);
        }
        return System.nanoTime() - start;
    }

    /**
     * Waits until they rest, and then ends those that wait for something that will not come.
     *
     * @param left looks at these before
     */
    public static void await(
            BooleanSupplier isResting,
            List<Integer> children,
            ManagedThreadScheduler scheduler,
            Consumer<Thread> left) {
        if (children.isEmpty()) return;
        awaitRest(isResting, MOST_NANOS);
        for (int child : children) {
            Thread thread = scheduler.getThread(child);
            if (thread != null && !scheduler.isFinished(child)) left.accept(thread);
        }
        for (int child : children) if (!scheduler.isFinished(child)) scheduler.abortThread(child);
        for (int child : children) {
            Thread thread = scheduler.getThread(child);
            try {
                if (thread != null) thread.join(MOST_NANOS / 1_000_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Marks a thread and its task as shared: the JDK's own fields that lead from one to the other are not instrumented. */
    public static void publishTask(Thread thread, Locality locality) {
        Object task = task(thread);
        locality.link(null, thread);
        if (task != null) locality.link(null, task);
    }

    /** Returns the task that a thread will run, unless its class overrides {@code run}; {@code null} if it has none. */
    public static @Nullable Object task(Thread thread) {
        Object holder = HOLDER.read(thread);
        return holder == null
                ? TARGET.read(thread)
                : HiddenField.of(holder.getClass(), "task").read(holder);
    }

    /** Prepares to abort all threads. Once others wake, they may schedule somebody else before the calling thread has stopped. */
    public static void letAbort(ManagedThreadScheduler scheduler, ExecutionPart part) {
        scheduler.abortThread(scheduler.getCurrentThreadId());
        // Lincheck takes the first thread to have ended with the parallel part.
        if (part == ExecutionPart.POST) scheduler.abortThread(0);
    }
}
