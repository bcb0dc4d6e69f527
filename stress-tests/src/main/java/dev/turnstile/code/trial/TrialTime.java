package dev.turnstile.code.trial;

import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * The time for all runs of a trial together; operations that were not run by then are not acquitted. It begins anew while classes are
 * loaded: those of a large library take long, and longer on a busy machine.
 */
final class TrialTime {
    private static final ClassLoadingMXBean CLASSES = ManagementFactory.getClassLoadingMXBean();

    private final Duration limit;
    private long classes = -1;
    private long endNanos;

    TrialTime(Duration limit) {
        this.limit = limit;
    }

    /** Whether it is over. */
    boolean isOver() {
        long now = CLASSES.getTotalLoadedClassCount();
        if (now != classes) {
            classes = now;
            endNanos = System.nanoTime() + limit.toNanos();
        }
        return System.nanoTime() - endNanos >= 0;
    }
}
