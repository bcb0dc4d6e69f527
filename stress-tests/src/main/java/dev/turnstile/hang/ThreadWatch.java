package dev.turnstile.hang;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;

/** One thread of a run that may have come to rest, sampled again and again. */
final class ThreadWatch {
    /** How many samples make a window. */
    static final int SAMPLES = 10;

    /** A thread that looks for something and would find it needs microseconds of processor time; this is far beyond. */
    private static final long SPUN_NANOS = Duration.ofMillis(200).toNanos();

    /** Times that a polling thread has looked again, in {@link #POLLED_NANOS} at least. */
    private static final int POLLS = 50;

    private static final long POLLED_NANOS = Duration.ofSeconds(2).toNanos();

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Thread thread;
    private final boolean virtual;
    private final StackTraceElement[] stack;
    private final long startNanos = System.nanoTime();
    private final long startCpuNanos;
    private final long startWaits;
    private boolean still;

    ThreadWatch(Thread thread) {
        this.thread = thread;
        this.virtual = ThreadKinds.isVirtual(thread);
        this.stack = thread.getStackTrace();
        this.startCpuNanos = cpuNanos();
        this.startWaits = waits();
        this.still = waitsWithoutLimit();
    }

    void sample() {
        still &= waitsWithoutLimit() && Arrays.equals(stack, thread.getStackTrace()) && waits() == startWaits;
    }

    /** Whether it waits still, or has had its chance: {@code window} scales what spinning has to burn, for windows that accuse nobody. */
    boolean isAtRest(Duration window) {
        if (still) return true;
        if (virtual) return false; // neither its processor time nor its waits can be read
        long needed = Math.min(SPUN_NANOS, window.toNanos() * SPUN_NANOS / Quiescence.ACCUSING.toNanos());
        if (cpuNanos() - startCpuNanos >= needed) return true;
        return waits() - startWaits >= POLLS && System.nanoTime() - startNanos >= POLLED_NANOS;
    }

    private boolean waitsWithoutLimit() {
        Thread.State state = thread.getState();
        return state == Thread.State.WAITING || state == Thread.State.BLOCKED;
    }

    private long cpuNanos() {
        return virtual ? 0 : Math.max(0, THREADS.getThreadCpuTime(thread.getId()));
    }

    private long waits() {
        ThreadInfo info = virtual ? null : THREADS.getThreadInfo(thread.getId());
        return info == null ? 0 : info.getWaitedCount() + info.getBlockedCount();
    }
}
