package dev.turnstile.hang.explain;

import dev.turnstile.hang.lockflow.LockSite;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tells which lock a thread has given back for as long as it waits on a condition, although the code of its methods goes on to hold it. */
final class GivenBack {
    private GivenBack() {}

    /**
     * Tells it of the places at which a thread has taken locks.
     *
     * @param lock the object that is taken at a place; {@code null} where it cannot be reached
     */
    static Predicate<LockSite> by(StuckThread thread, Function<LockSite, @Nullable Object> lock) {
        if (!thread.inConditionWait()) return site -> false;
        Condition condition = thread.blocker() instanceof Condition waited ? waited : null;
        LockSite likely = null;
        for (LockSite site : innermostFirst(thread)) {
            Object taken = lock.apply(site);
            Boolean known = condition == null ? null : belongs(condition, taken);
            if (Boolean.TRUE.equals(known)) return other -> !other.monitor() && lock.apply(other) == taken;
            if (known == null && likely == null) likely = site;
        }
        // A condition does not tell its lock: it is most often the one that was taken last.
        LockSite innermost = likely;
        if (innermost == null) return site -> false;
        return site -> !site.monitor() && site.lock().equals(innermost.lock());
    }

    private static List<LockSite> innermostFirst(StuckThread thread) {
        List<LockSite> sites = new ArrayList<>();
        for (LiveFrame frame : thread.framesToLock()) {
            for (LockSite site : frame.held()) if (!site.monitor()) sites.add(0, site);
        }
        return sites;
    }

    /** Whether a condition is one of a lock; {@code null} where that cannot be known. */
    private static @Nullable Boolean belongs(Condition condition, @Nullable Object lock) {
        try {
            if (lock instanceof ReentrantLock reentrant) reentrant.hasWaiters(condition);
            else if (lock instanceof ReentrantReadWriteLock readWrite) readWrite.hasWaiters(condition);
            else return null;
            return true;
        } catch (IllegalMonitorStateException askedByAnother) {
            return true;
        } catch (IllegalArgumentException ofAnotherLock) {
            return false;
        }
    }
}
