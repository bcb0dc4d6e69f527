package dev.turnstile.hang.quiescence;

import dev.turnstile.hang.threads.CommonPool;
import dev.turnstile.hang.threads.KernelThreads;
import dev.turnstile.hang.threads.VirtualThreads;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;

/** One thread of a run that may have come to rest, sampled again and again. */
final class ThreadWatch {
    /** How many samples make a window. Chosen: one look alone may fall on a moment at which a thread that goes on happens to wait. */
    static final int SAMPLES = 6;

    /** A thread that looks for something and would find it needs microseconds of processor time. Chosen: far beyond that. */
    private static final long SPUN_NANOS = Duration.ofSeconds(1).toNanos();

    /** A polling thread that has looked this often, and for {@link #POLLED_NANOS}, finds nothing. Both chosen: far more than one look. */
    private static final int POLLS = 50;

    /**
     * A bystander in one wait with a time limit for this long is an idle worker that would leave in the end. Chosen: one that
     * acts again sooner may still help the others on.
     */
    private static final long IDLE_NANOS = Duration.ofSeconds(2).toNanos();

    /**
     * An operation that stays longer in one wait with a time limit is taken to be stuck, unless it takes longer by itself. Chosen: more than
     * for a bystander, since this accuses.
     */
    private static final long LEFT_WAITING_NANOS = Duration.ofSeconds(5).toNanos();

    /** We cannot tell whether the monitor that a virtual thread waits for is owned, so we watch it this long. */
    private static final long BLOCKED_VIRTUALLY_NANOS = LEFT_WAITING_NANOS;

    /** We cannot tell what a thread in a native call waits for, so we watch it this long. Chosen, as for a bystander. */
    private static final long IN_NATIVE_NANOS = Duration.ofSeconds(2).toNanos();

    private static final long POLLED_NANOS = Duration.ofSeconds(2).toNanos();

    private static final ClassLoadingMXBean CLASSES = ManagementFactory.getClassLoadingMXBean();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Thread thread;
    private final boolean bystander;
    private final boolean virtual;
    private final long startNanos = System.nanoTime();
    private long startCpuNanos;
    private long classes = CLASSES.getTotalLoadedClassCount();
    private final long startWaits;
    private StackTraceElement[] stack = {};
    private long waits = -1;
    private long sleeps = -1;
    private long stillSinceNanos;
    private int stillSamples;

    /** @param bystander whether it is not in an operation itself */
    ThreadWatch(Thread thread, boolean bystander) {
        this.thread = thread;
        this.bystander = bystander;
        this.virtual = VirtualThreads.isVirtual(thread);
        this.startCpuNanos = cpuNanos();
        this.startWaits = waits();
        sample();
    }

    void sample() {
        long classesNow = CLASSES.getTotalLoadedClassCount();
        if (classesNow != classes) startCpuNanos = cpuNanos(); // to load and link code takes long, and is no spinning
        classes = classesNow;
        StackTraceElement[] now = thread.getStackTrace();
        long waitsNow = waits();
        long sleepsNow = sleepsInNative();
        if (waitsStill(sleepsNow) && waitsNow == waits && sleepsNow == sleeps && Arrays.equals(stack, now)) {
            stillSamples++;
            return;
        }
        stack = now;
        waits = waitsNow;
        sleeps = sleepsNow;
        stillSamples = 0;
        stillSinceNanos = System.nanoTime();
    }

    /**
     * Whether it has waited still, or has had its chance. Shorter windows, which accuse nobody, ask for less spinning.
     *
     * @param patience how long it may compute, poll, or wait with a time limit in any case
     */
    boolean isAtRest(Duration window, Duration patience) {
        if (!thread.isAlive()) return bystander;
        long needed = Math.max(window.toNanos(), neededNanos(window, patience.toNanos()));
        if (stillSamples >= SAMPLES && System.nanoTime() - stillSinceNanos >= needed) return true;
        if (virtual) return false; // neither its processor time nor its waits can be read
        if (cpuNanos() - startCpuNanos >= Math.max(patience.toNanos(), scaled(SPUN_NANOS, window))) return true;
        return waits() - startWaits >= POLLS
                && System.nanoTime() - startNanos >= Math.max(patience.toNanos(), scaled(POLLED_NANOS, window));
    }

    /** Scales a limit that holds for {@link Quiescence#ACCUSING} to a shorter window. */
    private static long scaled(long nanos, Duration window) {
        return (long) (nanos * Math.min(1, (double) window.toNanos() / Quiescence.ACCUSING.toNanos()));
    }

    /** For how long it has to wait still, by what it waits for, beyond the window. */
    private long neededNanos(Duration window, long patienceNanos) {
        return switch (thread.getState()) {
            case TIMED_WAITING ->
                bystander && CommonPool.isIdle(stack)
                        ? 0
                        : Math.max(patienceNanos, bystander ? IDLE_NANOS : LEFT_WAITING_NANOS);
            case BLOCKED -> virtual ? Math.max(patienceNanos, BLOCKED_VIRTUALLY_NANOS) : 0;
            case RUNNABLE -> Math.max(patienceNanos, scaled(IN_NATIVE_NANOS, window));
            default -> 0;
        };
    }

    /** How often it has gone to sleep, if it sleeps in a native call now; else {@code -1}. */
    private long sleepsInNative() {
        return virtual || thread.getState() != Thread.State.RUNNABLE ? -1 : KernelThreads.sleeps(thread);
    }

    private boolean waitsStill(long sleepsNow) {
        return switch (thread.getState()) {
            case WAITING -> true;
            case BLOCKED -> virtual || isMonitorOwned();
            case TIMED_WAITING -> bystander || !virtual; // a virtual thread that polls looks the same at each look
            case RUNNABLE -> sleepsNow >= 0;
            default -> false;
        };
    }

    /** A monitor that nobody owns is about to be entered, as soon as the thread gets a processor. */
    private boolean isMonitorOwned() {
        ThreadInfo info = THREADS.getThreadInfo(thread.getId());
        return info != null && info.getLockOwnerId() >= 0;
    }

    private long cpuNanos() {
        return virtual ? 0 : Math.max(0, THREADS.getThreadCpuTime(thread.getId()));
    }

    private long waits() {
        ThreadInfo info = virtual ? null : THREADS.getThreadInfo(thread.getId());
        return info == null ? 0 : info.getWaitedCount() + info.getBlockedCount();
    }
}
