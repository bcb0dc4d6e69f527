package dev.turnstile.engine.lincheck.exploring;

import java.lang.reflect.Field;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ManagedThreadScheduler;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ObjectTracker;
import org.jspecify.annotations.Nullable;

/** The threads that a subject starts itself, as far as they run beside those of the scenario. */
final class Children {
    private static final long POLL_NANOS = 20_000;
    private static final long MOST_NANOS = 10_000_000_000L;

    private Children() {}

    /** Waits until they rest. Returns how long that took, in nanoseconds. */
    static long awaitRest(BooleanSupplier isResting, long timeoutNanos) {
        long start = System.nanoTime();
        while (!isResting.getAsBoolean()) {
            if (System.nanoTime() - start > timeoutNanos) return timeoutNanos + 1;
            LockSupport.parkNanos(POLL_NANOS);
        }
        return System.nanoTime() - start;
    }

    /** Waits until they rest, and then ends those that wait for something that will not come. */
    static void await(BooleanSupplier isResting, List<Integer> children, ManagedThreadScheduler scheduler) {
        if (children.isEmpty()) return;
        awaitRest(isResting, MOST_NANOS);
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

    /** What a thread will run can be reached by it, although the JDK's own fields for it are not instrumented. */
    static void publishTask(Thread thread, ObjectTracker objects) {
        Object task = task(thread);
        objects.registerObjectLink(null, thread);
        if (task != null) objects.registerObjectLink(null, task);
    }

    /** What a thread will run, unless its class has a {@code run} method of its own; {@code null} for nothing. */
    static @Nullable Object task(Thread thread) {
        Object holder = read(Thread.class, "holder", thread);
        return holder == null ? read(Thread.class, "target", thread) : read(holder.getClass(), "task", holder);
    }

    private static @Nullable Object read(Class<?> type, String name, Object owner) {
        try {
            Field field = type.getDeclaredField(name);
            return field.trySetAccessible() ? field.get(owner) : null;
        } catch (NoSuchFieldException | IllegalAccessException otherJdk) {
            return null;
        }
    }
}
