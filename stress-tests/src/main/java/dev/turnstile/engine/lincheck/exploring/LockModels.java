package dev.turnstile.engine.lincheck.exploring;

import dev.turnstile.engine.lincheck.exploring.MethodCalls.Answer;
import dev.turnstile.explore.Synchronization;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.AbstractQueuedSynchronizer.ConditionObject;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.ReadLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.WriteLock;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/**
 * The locks of java.util.concurrent in one execution. Calls on them are not made but replaced, so that code that uses them is explored at
 * the level of its own steps. Subclasses, fair locks and all other synchronizers run their real code.
 */
final class LockModels {
    /** What depends on no state of a lock is made for real. */
    private static final Set<String> MADE_FOR_REAL = Set.of("newCondition", "isFair", "equals", "hashCode", "getClass");

    /** The lock that a class is a part of: of a view or a condition, the class that it belongs to. */
    private static final ClassValue<Optional<Class<?>>> LOCKS = new ClassValue<>() {
        @Override
        protected Optional<Class<?>> computeValue(Class<?> part) {
            if (part == ConditionObject.class) return Optional.of(ReentrantLock.class);
            if (part == ReadLock.class || part == WriteLock.class) return Optional.of(ReentrantReadWriteLock.class);
            boolean isView = part.getEnclosingClass() == StampedLock.class && part.getSimpleName().endsWith("View");
            if (isView) return Optional.of(StampedLock.class);
            return WITH_MODEL.contains(part) ? Optional.of(part) : Optional.empty();
        }
    };

    private static final Set<Class<?>> WITH_MODEL = Set.of(
            ReentrantLock.class,
            Semaphore.class,
            CountDownLatch.class,
            ReentrantReadWriteLock.class,
            StampedLock.class);

    private final Carrier carrier;
    private final ModelUse use;
    private final Map<Class<?>, LockModel> models = new HashMap<>();
    private final LockModel conditions;
    private final Set<Object> reentrantLocks = Collections.newSetFromMap(new IdentityHashMap<>());

    LockModels(Carrier carrier, Synchronization synchronization, Waits waits, boolean spuriousWakeUps, ModelUse use) {
        this.carrier = carrier;
        this.use = use;
        LockSteps steps = new LockSteps(carrier, synchronization, waits);
        models.put(ReentrantLock.class, new ReentrantLockModel(steps));
        models.put(Semaphore.class, new SemaphoreModel(steps));
        models.put(CountDownLatch.class, new LatchModel(steps));
        models.put(ReentrantReadWriteLock.class, new ReadWriteLockModel(steps));
        models.put(StampedLock.class, new StampedLockModel(steps));
        conditions = new ConditionModel(steps, spuriousWakeUps);
    }

    /** Replaces a call. Returns its answer; {@code null} if it is to be made for real. */
    @Nullable
    Answer call(int thread, int site, Object receiver, String method, Object[] arguments) {
        Class<?> type = LOCKS.get(receiver.getClass()).orElse(null);
        if (type == null || !use.permits(type) || MADE_FOR_REAL.contains(method)) return null;
        boolean isCondition = receiver instanceof Condition;
        LockModel model = isCondition ? conditions : Objects.requireNonNull(models.get(type));
        Object lock = LockObjects.lockOf(receiver);
        if (lock == null) return null;
        if (isCondition && !reentrantLocks.contains(lock)) return conditionOfOther(lock);
        if (LockObjects.isFair(type == Semaphore.class ? receiver : lock)) return exclude(type);
        if (type == ReentrantLock.class) reentrantLocks.add(lock);
        use.use(type);
        try {
            Answer answer = model.call(new LockCall(thread, site, receiver, lock, method, arguments));
            return answer == null ? exclude(type) : answer;
        } catch (InterruptedException | IllegalMonitorStateException | IllegalArgumentException thrown) {
            return Answer.throwing(thrown);
        }
    }

    /** The conditions of read-write locks are not modelled; those of other synchronizers belong to real code. */
    private @Nullable Answer conditionOfOther(Object lock) {
        Class<?> type = lock.getClass().getEnclosingClass();
        return type == ReentrantReadWriteLock.class && use.permits(type) ? exclude(type) : null;
    }

    /** Gives the execution up: a lock that was modelled so far would be in another state than the real one. */
    private @Nullable Answer exclude(Class<?> type) {
        use.exclude(type);
        carrier.giveUp();
        return null;
    }
}
