package dev.turnstile.subjects.processes;

import dev.turnstile.models.Limit;
import dev.turnstile.models.processes.TimedProcessQueueModel;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.EarlyTimeout;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Gives up beside an element, and long before its limit: a taker that finds the lock taken believes that somebody waits there for an
 * element, but that one has just got its own.
 *
 * <p>{@code [offer(1, LONG); offer(2, LONG)] poll(LONG):1 | poll(LONG):null}. Fixed by {@link TimedLockedProcessQueue}.
 */
@Subject(model = TimedProcessQueueModel.class)
@AcrossProcesses(keeps = {"elements", "bell", "lock"})
@Broken(
        fault = EarlyTimeout.class,
        because = "a lock that is taken is no proof that the queue is empty",
        fixedBy = TimedLockedProcessQueue.class)
public class ImpatientProcessQueue extends TimedLockedProcessQueue {
    public ImpatientProcessQueue(Path directory) {
        super(directory);
    }

    @Override
    public @Nullable Integer poll(Limit limit) {
        try (var held = taking.tryLock()) {
            // the fault: only the lock is taken; the queue may hold an element
            if (held == null) return null;
        }
        return super.poll(limit);
    }
}
