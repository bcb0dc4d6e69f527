package dev.turnstile.engine.lincheck.exploring.locks;

import dev.turnstile.engine.lincheck.exploring.calls.ReplacedCalls;
import dev.turnstile.engine.lincheck.exploring.steps.Answer;
import dev.turnstile.engine.lincheck.exploring.steps.Carrier;
import dev.turnstile.engine.lincheck.exploring.steps.ModelUse;
import dev.turnstile.engine.lincheck.exploring.threads.Waits;
import dev.turnstile.explore.monitors.Synchronization;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer.ConditionObject;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.ReadLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.WriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The locks of java.util.concurrent in one execution. Calls on them are not made but replaced, so that code that uses them is explored at
 * the level of its own steps. Subclasses, fair locks and all other synchronizers run their real code.
 */
public final class LockModels {
    private static final String READ_LOCK = ReadLock.class.getName();

    private static final String WRITE_LOCK = WriteLock.class.getName();

    /** Methods of a lock whose calls on the lock's insides are made for real, even where the lock is modelled. */
    private static final Set<String> MADE_INSIDE = Set.of("<init>", "newCondition", "isFair");

    /** Methods that ask the same of a lock's insides, with the same arguments and the same kind of answer, or with one that is ignored. */
    private static final Set<String> PASSED_ON = Set.of(
            "lock",
            "lockInterruptibly",
            "unlock",
            "isLocked",
            "isHeldByCurrentThread",
            "getHoldCount",
            "acquire",
            "acquireUninterruptibly",
            "release",
            "availablePermits",
            "drainPermits",
            "countDown");

    /** Methods that do not depend on the state of a lock: calls of them are made for real. */
    private static final Set<String> MADE_FOR_REAL = Set.of("newCondition", "isFair", "equals", "hashCode", "getClass");

    private final Carrier carrier;
    private final ModelUse use;
    private final Map<Class<?>, LockModel> models = new HashMap<>();
    private final LockModel conditions;
    private final Set<Object> reentrantLocks = Collections.newSetFromMap(new IdentityHashMap<>());

    public LockModels(Carrier carrier, Synchronization synchronization, Waits waits, ModelUse use) {
        this.carrier = carrier;
        this.use = use;
        LockSteps steps = new LockSteps(carrier, synchronization, waits);
        models.put(ReentrantLock.class, new ReentrantLockModel(steps));
        models.put(Semaphore.class, new SemaphoreModel(steps, use));
        models.put(CountDownLatch.class, new LatchModel(steps));
        models.put(ReentrantReadWriteLock.class, new ReadWriteLockModel(steps));
        models.put(StampedLock.class, new StampedLockModel(steps));
        conditions = new ConditionModel(steps);
    }

    /**
     * Replaces a call.
     *
     * @param place where in the code it is made
     * @return its answer; {@code null} if it must be made for real
     */
    @Nullable
    public Answer call(
            int thread,
            int site,
            Object receiver,
            String method,
            Object[] arguments,
            Supplier<StackTraceElement> place) {
        Class<?> type = ReplacedCalls.lockOf(receiver.getClass());
        if (type == null || !use.permits(type) || MADE_FOR_REAL.contains(method)) return null;
        if (receiver instanceof AbstractQueuedSynchronizer)
            return inside(type, thread, site, receiver, arguments, place.get());
        if (type == StampedLock.class && isOfStampedLock(place.get())) return exclude(type);
        boolean isCondition = receiver instanceof Condition;
        LockModel model = isCondition ? conditions : Objects.requireNonNull(models.get(type));
        Object lock = LockObjects.lockOf(receiver);
        if (lock == null) return null;
        if (isCondition && !reentrantLocks.contains(lock)) return conditionOfOther(lock);
        return replace(model, type, new LockCall(thread, site, receiver, lock, method, arguments));
    }

    /**
     * Answers a call that a lock's real code makes on the lock's insides. The real code runs where it was called through a method
     * reference, by code that is not instrumented, or by a subclass.
     */
    private @Nullable Answer inside(
            Class<?> type, int thread, int site, Object lock, Object[] arguments, StackTraceElement place) {
        String method = place.getMethodName();
        String caller = place.getClassName().replace('/', '.');
        if (caller.equals(ConditionObject.class.getName()) && reentrantLocks.contains(lock)) return exclude(type);
        boolean isOwnCode = caller.equals(type.getName()) || caller.equals(READ_LOCK) || caller.equals(WRITE_LOCK);
        if (!isOwnCode || MADE_INSIDE.contains(method)) return null;
        boolean waitsForLatch = type == CountDownLatch.class && method.equals("await") && arguments.length == 1;
        boolean triesLock = type == ReentrantLock.class && method.equals("tryLock") && arguments.length == 0;
        boolean isPassedOn = PASSED_ON.contains(method) && type != ReentrantReadWriteLock.class;
        if (!waitsForLatch && !triesLock && !isPassedOn) return exclude(type);
        LockModel model = Objects.requireNonNull(models.get(type));
        return replace(model, type, new LockCall(thread, site, lock, lock, method, arguments));
    }

    /** Whether a call is made by the lock's real code, which then is run for the same reasons. */
    private static boolean isOfStampedLock(StackTraceElement place) {
        return place.getClassName().replace('/', '.').equals(StampedLock.class.getName());
    }

    private @Nullable Answer replace(LockModel model, Class<?> type, LockCall call) {
        Object lock = call.lock();
        if (LockObjects.isFair(lock)) return exclude(type);
        if (type == ReentrantLock.class) reentrantLocks.add(lock);
        use.use(type);
        try {
            Answer answer = model.call(call);
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
        carrier.giveUp("a lock is used in a way that the model of it does not know");
        return null;
    }
}
