package dev.turnstile.engine.lincheck.exploring.threads;

import org.jetbrains.kotlinx.lincheck.strategy.ThreadScheduler;
import org.jetbrains.kotlinx.lincheck.strategy.ThreadState;
import org.jspecify.annotations.Nullable;
import sun.nio.ch.lincheck.ThreadDescriptor;

/**
 * The thread that a hook runs on. A scheduler answers the same, but looks for it in a list that is synchronized, and may be instrumented: that
 * took a twelfth of the time of an execution. The class extends the scheduler only to know what that keeps of its threads.
 */
public final class RunningThread extends ThreadScheduler {
    private RunningThread() {}

    /** Returns the index of a thread, or −1 where it is none of the run's or is being ended. */
    public static int of(@Nullable ThreadDescriptor descriptor) {
        ThreadData data = data(descriptor);
        return data == null || data.getState() == ThreadState.ABORTED ? -1 : data.getId();
    }

    /** Whether a thread is being ended. */
    public static boolean isAborted(ThreadDescriptor descriptor) {
        ThreadData data = data(descriptor);
        return data != null && data.getState() == ThreadState.ABORTED;
    }

    private static @Nullable ThreadData data(@Nullable ThreadDescriptor descriptor) {
        return descriptor != null && descriptor.getEventTrackerData() instanceof ThreadData data ? data : null;
    }
}
