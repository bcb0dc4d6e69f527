package dev.turnstile.subjects;

import java.util.Collections;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that all do the same. */
public final class Crowd {
    private Crowd() {}

    /** Runs {@code body} in {@code threads} threads of its own at once and returns when all are done; throws what any of them threw. */
    public static void run(int threads, Runnable body) throws Exception {
        ExecutorService each =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory());
        try {
            for (Future<?> done : each.invokeAll(Collections.nCopies(threads, Executors.callable(body)))) done.get();
        } finally {
            each.shutdownNow();
        }
    }
}
