package dev.turnstile.subjects;

import java.util.Arrays;
import java.util.Collection;

/** Starts threads for scenes and waits until they are where a scene needs them, without a look at the clock. */
public final class Threads {
    private Threads() {}

    /** Returns a started daemon thread, so that a scene that fails leaves nothing behind. */
    public static Thread start(Runnable body) {
        return Thread.ofPlatform().daemon().start(body);
    }

    /** Returns once all of {@code threads} sleep until somebody wakes them. */
    public static void awaitAsleep(Thread... threads) {
        awaitAsleep(Arrays.asList(threads));
    }

    /** Returns once all of {@code threads} sleep until somebody wakes them. */
    public static void awaitAsleep(Collection<Thread> threads) {
        while (!threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING)) Thread.onSpinWait();
    }

    /** Returns once {@code thread} sleeps until somebody wakes it or a limit runs out. */
    public static void awaitAsleepWithLimit(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) Thread.onSpinWait();
    }

    /** Returns once all of {@code threads} have ended. */
    public static void join(Collection<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) thread.join();
    }
}
