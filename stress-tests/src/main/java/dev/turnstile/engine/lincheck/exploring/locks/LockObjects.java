package dev.turnstile.engine.lincheck.exploring.locks;

import dev.turnstile.engine.lincheck.exploring.internals.HiddenField;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.ReadLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.WriteLock;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/** Which locks the objects of java.util.concurrent are, or belong to. Their own fields tell. */
final class LockObjects {
    private static final HiddenField STATE = HiddenField.of(AbstractQueuedSynchronizer.class, "state");

    /** The classes of which an object is told from others by what does its work. */
    private static final Set<Class<?>> WITH_INSIDES = Set.of(
            ReentrantLock.class,
            ReentrantReadWriteLock.class,
            Semaphore.class,
            CountDownLatch.class,
            ReadLock.class,
            WriteLock.class);

    /** The field of a class that leads to its objects' lock; empty if they are locks themselves. */
    private static final ClassValue<Optional<HiddenField>> WAYS = new ClassValue<>() {
        @Override
        protected Optional<HiddenField> computeValue(Class<?> type) {
            if (WITH_INSIDES.contains(type)) return Optional.of(HiddenField.of(type, "sync"));
            boolean isInner = Condition.class.isAssignableFrom(type) || type.getEnclosingClass() == StampedLock.class;
            return isInner ? Optional.of(HiddenField.of(type, "this$0")) : Optional.empty();
        }
    };

    private LockObjects() {}

    /** Returns an object that identifies a lock, the same for the lock, its views and its conditions; {@code null} if it is not found. */
    static @Nullable Object lockOf(Object part) {
        Optional<HiddenField> way = WAYS.get(part.getClass());
        return way.isPresent() ? way.get().read(part) : part;
    }

    /** Whether a lock serves its waiters in their order. */
    static boolean isFair(Object lock) {
        return lock.getClass().getSimpleName().equals("FairSync");
    }

    /** Returns the count that a semaphore or latch was created with. */
    static int initialState(Object lock) {
        return (Integer) Objects.requireNonNull(STATE.read(lock));
    }
}
