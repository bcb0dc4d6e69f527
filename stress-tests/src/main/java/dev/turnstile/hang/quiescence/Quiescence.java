package dev.turnstile.hang.quiescence;

import dev.turnstile.hang.threads.CommonPool;
import dev.turnstile.hang.threads.KernelThreads;
import dev.turnstile.hang.threads.VirtualThreads;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Tells whether the threads of a run have come to rest: whether what has not returned by now would never return. A thread is at rest
 * that waits without a time limit at an unchanged place, that spins and has had enough processor time to get on if it could, or that
 * polls and has polled often.
 *
 * <p>A false alarm is worse than a missed one, and a loaded machine keeps threads waiting that were woken long ago. So nothing is
 * concluded from elapsed time alone: the samples are spaced by fresh threads that have to be scheduled, started and joined, and a
 * runnable thread must have burned processor time of its own. Nor must the operating system know of a wake-up that a thread has not
 * come to act on.
 *
 * <p>From outside, what computes, polls or sleeps for long looks like what does so forever. Only how long it takes by itself tells them
 * apart: the accuser measures that, see {@link SoloRun}, and watches with more {@code patience}.
 */
public final class Quiescence {
    /** The result of a watch. */
    public enum Rest {
        /** Nothing moves, and nothing would. */
        AT_REST,
        /** An operation returned meanwhile, or has done so before. */
        MOVED,
        /** Neither: something still runs, or waits with a time limit, and it is not certain that it leads to nothing. */
        RESTLESS
    }

    /** How long nothing may move before a run is accused; shorter windows have accused correct semaphores. */
    public static final Duration ACCUSING = Duration.ofMillis(250);

    private Quiescence() {}

    /**
     * Watches threads until it is certain, or {@code guard} is over.
     *
     * @param threads those whose operations have not returned
     * @param bystanders asked at each look for the other threads that could bring these on, such as those that the subject started
     *     itself: new ones are watched from then on
     * @param progress a number that changes whenever an operation of the run returns
     * @param window how long nothing may move: {@link #ACCUSING} before anybody is accused
     * @param patience how long a thread may compute, poll, or wait with a time limit in any case, where that is longer than what is
     *     usual: a multiple of what its operation takes by itself
     * @param guard when to give up
     */
    public static Rest await(
            List<Thread> threads,
            Supplier<List<Thread>> bystanders,
            LongSupplier progress,
            Duration window,
            Duration patience,
            Duration guard)
            throws InterruptedException {
        long start = System.nanoTime();
        long before = progress.getAsLong();
        boolean virtual = threads.stream().anyMatch(VirtualThreads::isVirtual);
        Map<Thread, ThreadWatch> watches = new LinkedHashMap<>();
        threads.forEach(thread -> watches.put(thread, new ThreadWatch(thread, false)));
        while (true) {
            for (Thread bystander : together(bystanders.get(), CommonPool.workers()))
                watches.computeIfAbsent(bystander, thread -> new ThreadWatch(thread, true));
            boolean alive = Heartbeat.await(window.dividedBy(ThreadWatch.SAMPLES), virtual);
            if (progress.getAsLong() != before || threads.stream().anyMatch(t -> !t.isAlive())) return Rest.MOVED;
            watches.values().forEach(ThreadWatch::sample);
            if (alive
                    && watches.values().stream().allMatch(w -> w.isAtRest(window, patience))
                    && watches.keySet().containsAll(bystanders.get())
                    && !KernelThreads.anyWoken(waiting(watches.keySet()))) {
                return progress.getAsLong() == before ? Rest.AT_REST : Rest.MOVED;
            }
            if (System.nanoTime() - start > guard.toNanos()) return Rest.RESTLESS;
        }
    }

    /** As above, with no more patience than usual. */
    public static Rest await(
            List<Thread> threads,
            Supplier<List<Thread>> bystanders,
            LongSupplier progress,
            Duration window,
            Duration guard)
            throws InterruptedException {
        return await(threads, bystanders, progress, window, Duration.ZERO, guard);
    }

    /** As above, without bystanders. */
    public static Rest await(List<Thread> threads, LongSupplier progress, Duration window, Duration guard)
            throws InterruptedException {
        return await(threads, List::of, progress, window, guard);
    }

    private static List<Thread> together(List<Thread> some, List<Thread> others) {
        return Stream.of(some, others).flatMap(List::stream).toList();
    }

    private static List<Thread> waiting(Collection<Thread> threads) {
        return threads.stream()
                .filter(t -> t.getState() == Thread.State.WAITING || t.getState() == Thread.State.BLOCKED)
                .toList();
    }
}
