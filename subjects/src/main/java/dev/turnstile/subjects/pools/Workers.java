package dev.turnstile.subjects.pools;

import dev.turnstile.support.waiting.Deadline;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of a pool, and how many of them lived at once, in books of its own. Thread-safe. */
final class Workers implements ThreadFactory {
    private static final long PATIENCE_SECONDS = 1;

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final AtomicInteger alive = new AtomicInteger();
    private final AtomicInteger mostAlive = new AtomicInteger();

    /** Returns a daemon, not started. */
    @Override
    public Thread newThread(Runnable body) {
        Thread thread = Thread.ofPlatform().daemon().unstarted(() -> {
            try {
                body.run();
            } finally {
                threads.remove(Thread.currentThread());
            }
        });
        threads.add(thread);
        return thread;
    }

    /** Starts a worker. */
    void start(Runnable work) {
        start(work, () -> {});
    }

    /** Starts a worker that no longer counts as one when it comes to {@code farewell}, the last thing it does. */
    void start(Runnable work, Runnable farewell) {
        mostAlive.accumulateAndGet(alive.incrementAndGet(), Math::max);
        newThread(() -> {
                    try {
                        work.run();
                    } finally {
                        alive.decrementAndGet();
                        farewell.run();
                    }
                })
                .start();
    }

    /** Returns whether the calling thread is one of them. */
    boolean includeCaller() {
        return threads.contains(Thread.currentThread());
    }

    /** Returns how many lived at once, at most. */
    int mostAlive() {
        return mostAlive.get();
    }

    /** Interrupts all and waits until they have ended, but not forever: a task may ignore interrupts. */
    void dismiss() {
        threads.forEach(Thread::interrupt);
        Deadline deadline = Deadline.after(PATIENCE_SECONDS, TimeUnit.SECONDS);
        for (Thread thread : threads) {
            if (thread == Thread.currentThread()) continue;
            try {
                // At least a millisecond: a join of zero waits forever.
                thread.join(1 + TimeUnit.NANOSECONDS.toMillis(Math.max(0, deadline.nanosLeft())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
