package dev.turnstile.engine.lincheck.applicability;

import dev.turnstile.engine.lincheck.usercode.UserCode;
import dev.turnstile.jdk.JdkClasses;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/**
 * The classes of java.util.concurrent that a subject only adapts to its contract: it has no state but theirs. To replace these by a model
 * would be to check the model.
 */
public final class AdaptedClasses {
    private static final Set<Class<?>> ADAPTABLE = Set.of(
            Lock.class,
            ReadWriteLock.class,
            StampedLock.class,
            Semaphore.class,
            CountDownLatch.class,
            ForkJoinPool.class);

    private AdaptedClasses() {}

    public static Set<Class<?>> of(Class<?> subject) {
        Set<Class<?>> adapted = new HashSet<>();
        int fields = 0;
        for (Class<?> c = subject; c != null && UserCode.isUsers(c.getName()); c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) || field.isSynthetic()) continue;
                if (Condition.class.isAssignableFrom(field.getType())) continue;
                if (!isAdaptable(field.getType())) return Set.of();
                adapted.add(implementation(field.getType()));
                fields++;
            }
        }
        // Two locks are a protocol of the subject's own, unless they are the two sides of one.
        return fields > 1 && !adapted.contains(ReentrantReadWriteLock.class) ? Set.of() : adapted;
    }

    /** Returns the class behind an interface, or the class of which a view is a part. */
    private static Class<?> implementation(Class<?> type) {
        boolean readsAndWrites =
                ReadWriteLock.class.isAssignableFrom(type) || type.getEnclosingClass() == ReentrantReadWriteLock.class;
        if (readsAndWrites) return ReentrantReadWriteLock.class;
        return type.isInterface() ? ReentrantLock.class : type;
    }

    private static boolean isAdaptable(Class<?> type) {
        return JdkClasses.isConcurrent(type.getName())
                && ADAPTABLE.stream().anyMatch(known -> known.isAssignableFrom(type));
    }
}
