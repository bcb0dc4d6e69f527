package dev.turnstile.subjects.pools;

import java.util.concurrent.atomic.AtomicInteger;

/** How many threads have been at something, in all and at once. */
final class Census {
    private final AtomicInteger total = new AtomicInteger();
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    void count(Runnable something) {
        total.incrementAndGet();
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        something.run();
        now.decrementAndGet();
    }

    int total() {
        return total.get();
    }

    int most() {
        return most.get();
    }
}
