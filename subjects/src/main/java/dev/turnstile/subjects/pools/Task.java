package dev.turnstile.subjects.pools;

import dev.turnstile.models.promises.Promise;
import dev.turnstile.subjects.promises.CasPromise;

/** Something to run, and the promise of its end. */
final class Task {
    private final Runnable body;
    private final Promise end = new CasPromise();

    Task(Runnable body) {
        this.body = body;
    }

    /** Runs it; throws what it throws, and that is an end too. */
    void run() {
        try {
            body.run();
        } finally {
            end.complete(0);
        }
    }

    /** Instead of {@link #run}: a waiter for the end gets a {@link java.util.concurrent.CancellationException}. */
    void cancel() {
        end.cancel();
    }

    /** Waits until it has run. */
    void awaitEnd() {
        end.get();
    }
}
