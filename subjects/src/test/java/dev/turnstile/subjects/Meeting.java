package dev.turnstile.subjects;

import dev.turnstile.support.waiting.Interrupted;
import java.util.concurrent.CountDownLatch;

/** A point that nobody passes before all have come. */
public final class Meeting {
    private final CountDownLatch missing;

    public Meeting(int threads) {
        missing = new CountDownLatch(threads);
    }

    /** Comes, and waits for those who have not. */
    public void join() {
        missing.countDown();
        try {
            missing.await();
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
    }
}
