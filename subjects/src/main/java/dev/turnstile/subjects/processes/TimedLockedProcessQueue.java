package dev.turnstile.subjects.processes;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.turnstile.models.Limit;
import dev.turnstile.models.processes.TimedProcessQueue;
import dev.turnstile.models.processes.TimedProcessQueueModel;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.Subject;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** {@link LockedProcessQueue} with limits. */
@Subject(model = TimedProcessQueueModel.class)
@AcrossProcesses(keeps = {"elements", "bell", "lock"})
public class TimedLockedProcessQueue extends LockedProcessQueue implements TimedProcessQueue {
    public TimedLockedProcessQueue(Path directory) {
        super(directory);
    }

    @Override
    public boolean offer(int value, Limit limit) {
        return offer(value, limit.nanos(), NANOSECONDS);
    }

    @Override
    public @Nullable Integer poll(Limit limit) {
        return poll(limit.nanos(), NANOSECONDS);
    }
}
