package dev.turnstile.hang;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** The effect of an instruction on a lock, told by the name of the method that it calls. */
enum LockCall {
    /** Takes it, or waits. */
    ACQUIRE,
    /** Takes it, or not. */
    TRY,
    /** Gives it back. */
    RELEASE;

    private static final Set<String> ACQUIRES =
            Set.of("lock", "lockInterruptibly", "acquire", "acquireUninterruptibly");
    private static final Set<String> STAMPED =
            Set.of("readLock", "writeLock", "readLockInterruptibly", "writeLockInterruptibly");
    private static final Set<String> TRIES = Set.of("tryLock", "tryAcquire", "tryReadLock", "tryWriteLock");
    private static final Set<String> RELEASES = Set.of("unlock", "release", "unlockRead", "unlockWrite");

    /** Returns the effect of the instruction; {@code null} if it has nothing to do with locks. */
    static @Nullable LockCall of(AbstractInsnNode instruction) {
        if (!(instruction instanceof MethodInsnNode call)) return null;
        if (ACQUIRES.contains(call.name)) return ACQUIRE;
        // StampedLock's answer a stamp; ReadWriteLock's methods of the same names only answer a lock.
        if (STAMPED.contains(call.name) && Type.getReturnType(call.desc) == Type.LONG_TYPE) return ACQUIRE;
        if (TRIES.contains(call.name)) return TRY;
        return RELEASES.contains(call.name) ? RELEASE : null;
    }
}
