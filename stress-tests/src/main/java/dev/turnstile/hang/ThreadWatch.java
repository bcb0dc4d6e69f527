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
    private final long startNanos = System.nanoTime();
    private final long startCpuNanos;
    private final long startWaits;
    private StackTraceElement[] stack = {};
    private long waits = -1;
    private long stillSinceNanos;
    private int stillSamples;

    ThreadWatch(Thread thread) {
        this.thread = thread;
        this.virtual = ThreadKinds.isVirtual(thread);
        this.startCpuNanos = cpuNanos();
        this.startWaits = waits();
        sample();
    }

    void sample() {
        StackTraceElement[] now = thread.getStackTrace();
        long waitsNow = waits();
        if (waitsWithoutLimit() && waitsNow == waits && Arrays.equals(stack, now)) {
            stillSamples++;
            return;
        }
        stack = now;
        waits = waitsNow;
        stillSamples = 0;
        stillSinceNanos = System.nanoTime();
    }

    /** Whether it has waited still, or has had its chance. Shorter windows, which accuse nobody, ask for less spinning. */
    boolean isAtRest(Duration window) {
        if (stillSamples >= SAMPLES && System.nanoTime() - stillSinceNanos >= window.toNanos()) return true;
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
