package dev.turnstile.hang.explain;

import dev.turnstile.evidence.Hang.Resource;
import dev.turnstile.hang.lockflow.Fields;
import dev.turnstile.hang.lockflow.LockSite;
import java.lang.management.LockInfo;
import java.lang.reflect.Field;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Tells the resource that a stuck thread waits for, and its owner, as far as the virtual machine or the lock's own fields say. */
final class WaitedFor {
    private final ResourceNames names;
    private final @Nullable Object subject;
    private final ClassLoader loader;

    WaitedFor(ResourceNames names, @Nullable Object subject, ClassLoader loader) {
        this.names = names;
        this.subject = subject;
        this.loader = loader;
    }

    /** Returns the resource that it waits for; {@code null} if unknown. */
    @Nullable
    Resource of(StuckThread thread) {
        LockInfo info = thread.waitsForInfo();
        if (thread.runState() == Thread.State.BLOCKED && info != null) return names.of(info, "monitor");
        LiveFrame taking = thread.takingFrame();
        if (taking != null && taking.waitsFor() != null) return taken(taking.waitsFor(), info);
        if (info != null && thread.inObjectWait()) return names.of(info, "notify on");
        if (info != null) return names.of(info, info.getClassName().endsWith("ConditionObject") ? "condition" : "lock");
        Object blocker = thread.blocker();
        return blocker == null ? null : names.of(blocker, "unpark by");
    }

    /** A lock that the source knows as a parameter has a name only by what the virtual machine reports. */
    private Resource taken(LockSite site, @Nullable LockInfo info) {
        boolean nameless = site.lock().resolve(subject, loader) == null;
        return nameless && info != null && names.object(info).isPresent()
                ? names.of(info, "lock")
                : names.of(site, subject, loader);
    }

    /** The id of the thread that owns it; {@code null} where none does or nobody knows. */
    @Nullable
    Long ownerId(StuckThread thread) {
        if (thread.info() != null && thread.info().getLockOwnerId() >= 0)
            return thread.info().getLockOwnerId();
        LiveFrame taking = thread.takingFrame();
        Object lock = taking == null || taking.waitsFor() == null
                ? null
                : taking.waitsFor().lock().resolve(subject, loader);
        Thread owner = owner(lock == null ? thread.blocker() : lock);
        return owner == null ? null : owner.getId();
    }

    /** Returns the owner that a hand-made lock names. */
    private static @Nullable Thread owner(@Nullable Object lock) {
        if (lock == null) return null;
        for (Field field : Fields.of(lock.getClass())) {
            String name = field.getName().toLowerCase(Locale.ROOT);
            if (!name.contains("owner") && !name.contains("holder")) continue;
            Object value = Fields.value(field, lock);
            if (value instanceof AtomicReference<?> reference) value = reference.get();
            if (value instanceof Thread owner) return owner;
        }
        return null;
    }
}
