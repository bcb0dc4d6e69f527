package dev.turnstile.jdk;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The effect of a method on the lock that it is called on, told by the method's name. Knows {@code Lock}, {@code Semaphore} and {@code
 * StampedLock}; custom locks have methods of the same names, and a few more.
 */
public enum LockMethod {
    /** Takes the lock, or waits until it can. */
    ACQUIRE,
    /** Takes the lock if it can, and says whether it did. */
    TRY,
    /** Gives the lock back. */
    RELEASE;

    private static final Set<String> ACQUIRES =
            Set.of("lock", "lockInterruptibly", "acquire", "acquireUninterruptibly");
    private static final Set<String> TRIES = Set.of("tryLock", "tryAcquire");
    private static final Set<String> RELEASES = Set.of("unlock", "release");

    private static final Set<String> STAMPED_ACQUIRES =
            Set.of("readLock", "writeLock", "readLockInterruptibly", "writeLockInterruptibly");
    private static final Set<String> STAMPED_TRIES = Set.of("tryReadLock", "tryWriteLock");
    private static final Set<String> STAMPED_RELEASES = Set.of("unlockRead", "unlockWrite");

    private static final Set<String> SIDES = Set.of("readLock", "writeLock");

    /**
     * Returns the effect of a method with the name of one of the JDK's.
     *
     * @param method its name
     * @param stamped whether the method is one of a {@code StampedLock}, or answers a stamp as those do. The methods of {@code
     *     ReadWriteLock} have the names of two of them, but only answer a lock.
     * @return {@code null} if it has nothing to do with locks
     */
    public static @Nullable LockMethod of(String method, boolean stamped) {
        if (ACQUIRES.contains(method) || stamped && STAMPED_ACQUIRES.contains(method)) return ACQUIRE;
        if (TRIES.contains(method) || STAMPED_TRIES.contains(method)) return TRY;
        return RELEASES.contains(method) || STAMPED_RELEASES.contains(method) ? RELEASE : null;
    }

    /**
     * Returns the effect of a method of a lock that may be a custom one. Besides the JDK's names it knows {@code enter}, {@code tryEnter},
     * {@code exit} and {@code leave}. Rooms and registers, which are no locks, have methods of these names too; so ask only about what is
     * seen to run, and not about code that is merely read.
     *
     * @param method its name
     * @param stamped see {@link #of}
     * @return {@code null} if it has nothing to do with locks
     */
    public static @Nullable LockMethod ofCustomLock(String method, boolean stamped) {
        return switch (method) {
            case "enter" -> ACQUIRE;
            case "tryEnter" -> TRY;
            case "exit", "leave" -> RELEASE;
            default -> of(method, stamped);
        };
    }

    /** Whether a method that answers no stamp answers one side of a read-write lock: the sides are one lock where waiting is concerned. */
    public static boolean answersSide(String method) {
        return SIDES.contains(method);
    }

    /** Whether the method takes the lock, or tries to. */
    public boolean takes() {
        return this != RELEASE;
    }

    /**
     * Whether a call has taken the lock.
     *
     * @param answer the call's answer: a {@code try…} method answers {@code true}, or a stamp that is not zero
     */
    public boolean hasTaken(@Nullable Object answer) {
        return this == ACQUIRE
                || this == TRY && (Boolean.TRUE.equals(answer) || answer instanceof Long stamp && stamp != 0);
    }
}
