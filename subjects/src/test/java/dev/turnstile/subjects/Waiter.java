package dev.turnstile.subjects;

import dev.turnstile.support.waiting.Interrupted;
import org.jspecify.annotations.Nullable;

/** A thread of a scene that waits in one operation, and how that ended. */
public final class Waiter {
    private final Thread thread;
    private volatile @Nullable Interrupted interrupted;

    private Waiter(Runnable operation) {
        thread = Threads.start(() -> {
            try {
                operation.run();
            } catch (Interrupted e) {
                interrupted = e;
            }
        });
    }

    /** Returns a waiter that is asleep in {@code operation}. */
    public static Waiter asleepIn(Runnable operation) {
        Waiter waiter = new Waiter(operation);
        Threads.awaitAsleep(waiter.thread);
        return waiter;
    }

    /** Interrupts it, wherever it is. */
    public void interrupt() {
        thread.interrupt();
    }

    /** Waits for its end. Whether the operation returned, rather than being interrupted. */
    public boolean returned() throws InterruptedException {
        thread.join();
        return interrupted == null;
    }
}
