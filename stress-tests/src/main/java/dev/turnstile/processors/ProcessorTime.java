package dev.turnstile.processors;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * A limit of the processor time of all threads of this JVM. Unlike a clock, it does not run out sooner on a busy machine.
 *
 * @param endNanos the processor time, since this JVM was started, at which it is over
 */
public record ProcessorTime(long endNanos) {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** A limit that begins now. */
    public static ProcessorTime of(Duration limit) {
        return new ProcessorTime(takenNanos() + limit.toNanos());
    }

    /** The processor time that this JVM has taken since it was started, in nanoseconds. */
    public static long takenNanos() {
        return SYSTEM.getProcessCpuTime();
    }

    /** Returns whether this JVM has used it up. */
    public boolean isOver() {
        return takenNanos() >= endNanos;
    }
}
