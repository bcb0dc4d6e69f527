package dev.turnstile.subjects.semaphores;

import dev.turnstile.models.semaphores.CountingSemaphore;
import dev.turnstile.subjects.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that enter by {@code acquire}, stay until they are told to go, and leave by {@code release}. */
final class UsersOfASemaphore {
    private final CountingSemaphore semaphore;
    private final List<Thread> users = new ArrayList<>();
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger mostInside = new AtomicInteger();
    private final AtomicInteger served = new AtomicInteger();
    private final CountDownLatch mayLeave = new CountDownLatch(1);

    UsersOfASemaphore(CountingSemaphore semaphore) {
        this.semaphore = semaphore;
    }

    /** Starts {@code count} more users and returns once everyone is either inside or asleep before the door. */
    void come(int count) {
        for (int i = 0; i < count; i++) users.add(Threads.start(this::use));
        Threads.awaitAsleep(users);
    }

    /** Returns once this number are inside: a user that was let in may still look asleep for a moment. */
    void awaitInside(int count) {
        while (inside.get() < count) Thread.onSpinWait();
    }

    /** Lets those inside go, and those who come after them, and returns once the last has gone. */
    void leave() throws InterruptedException {
        mayLeave.countDown();
        Threads.join(users);
    }

    int inside() {
        return inside.get();
    }

    int mostInside() {
        return mostInside.get();
    }

    int served() {
        return served.get();
    }

    private void use() {
        semaphore.acquire();
        mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
        try {
            mayLeave.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        inside.decrementAndGet();
        served.incrementAndGet();
        semaphore.release();
    }
}
