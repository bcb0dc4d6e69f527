package dev.turnstile.engine.lincheck.exploring.calls;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer.ConditionObject;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.ReadLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.WriteLock;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/** The classes of java.util.concurrent on which calls may be replaced by those of a model. */
public final class ReplacedCalls {
    /** The locks that have a model. */
    private static final Set<Class<?>> WITH_MODEL = Set.of(
            ReentrantLock.class,
            Semaphore.class,
            CountDownLatch.class,
            ReentrantReadWriteLock.class,
            StampedLock.class);

    /** The lock that a class is a part of: of a view or a condition, the class that it belongs to. */
    private static final ClassValue<Optional<Class<?>>> LOCK_OF = new ClassValue<>() {
        @Override
        protected Optional<Class<?>> computeValue(Class<?> part) {
            if (part == ConditionObject.class) return Optional.of(ReentrantLock.class);
            if (part == ReadLock.class || part == WriteLock.class) return Optional.of(ReentrantReadWriteLock.class);
            Class<?> outer = part.getEnclosingClass();
            if (AbstractQueuedSynchronizer.class.isAssignableFrom(part)
                    && outer != null
                    && WITH_MODEL.contains(outer)) {
                return Optional.of(outer);
            }
            boolean isView = part.getEnclosingClass() == StampedLock.class
                    && part.getSimpleName().endsWith("View");
            if (isView) return Optional.of(StampedLock.class);
            return WITH_MODEL.contains(part) ? Optional.of(part) : Optional.empty();
        }
    };

    private ReplacedCalls() {}

    /** Returns the lock with a model that a class is, or is a part of; {@code null} if there is none. */
    public static @Nullable Class<?> lockOf(Class<?> part) {
        return LOCK_OF.get(part).orElse(null);
    }

    /** Whether calls on instances of a class, or static ones of it, may be replaced. */
    static boolean mayBeOf(Class<?> type) {
        return LOCK_OF.get(type).isPresent()
                || AbstractQueuedSynchronizer.class.isAssignableFrom(type)
                || CompletableFuture.class.isAssignableFrom(type)
                || ForkJoinPool.class.isAssignableFrom(type)
                || ForkJoinTask.class.isAssignableFrom(type);
    }
}
