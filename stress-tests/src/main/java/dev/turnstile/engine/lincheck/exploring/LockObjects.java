package dev.turnstile.engine.lincheck.exploring;

import java.lang.reflect.Field;
import java.util.Objects;
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
    private static final @Nullable Field SYNC = TrustedLookup.field(ReentrantLock.class, "sync");
    private static final @Nullable Field SYNC_OF_BOTH = TrustedLookup.field(ReentrantReadWriteLock.class, "sync");
    private static final @Nullable Field SYNC_OF_SEMAPHORE = TrustedLookup.field(Semaphore.class, "sync");
    private static final @Nullable Field SYNC_OF_LATCH = TrustedLookup.field(CountDownLatch.class, "sync");
    private static final @Nullable Field STATE = TrustedLookup.field(AbstractQueuedSynchronizer.class, "state");
    private static final @Nullable Field SYNC_OF_READ = TrustedLookup.field(ReadLock.class, "sync");
    private static final @Nullable Field SYNC_OF_WRITE = TrustedLookup.field(WriteLock.class, "sync");

    /** The field of inner classes that refers to the outer object. */
    private static final String OUTER = "this$0";

    private LockObjects() {}

    /** Returns an object that identifies a lock, the same for the lock, its views and its conditions; {@code null} if it is not found. */
    static @Nullable Object lockOf(Object part) {
        Class<?> type = part.getClass();
        if (type == ReentrantLock.class) return TrustedLookup.read(SYNC, part);
        if (type == ReentrantReadWriteLock.class) return TrustedLookup.read(SYNC_OF_BOTH, part);
        if (type == Semaphore.class) return TrustedLookup.read(SYNC_OF_SEMAPHORE, part);
        if (type == CountDownLatch.class) return TrustedLookup.read(SYNC_OF_LATCH, part);
        if (type == ReadLock.class) return TrustedLookup.read(SYNC_OF_READ, part);
        if (type == WriteLock.class) return TrustedLookup.read(SYNC_OF_WRITE, part);
        if (part instanceof Condition || type.getEnclosingClass() == StampedLock.class)
            return TrustedLookup.read(TrustedLookup.field(type, OUTER), part);
        return part;
    }

    /** Whether a lock serves its waiters in their order. */
    static boolean isFair(Object lock) {
        return lock.getClass().getSimpleName().equals("FairSync");
    }

    /** Returns the count that a semaphore or latch was created with. */
    static int initialState(Object lock) {
        return (Integer) Objects.requireNonNull(TrustedLookup.read(STATE, lock));
    }
}
