package dev.turnstile;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** Runs work that mostly waits while other tests run. */
public final class Meanwhile {
    private Meanwhile() {}

    /** Starts it in a thread of its own. A platform thread: the carriers of virtual ones may be pinned, and processes inherit that. */
    public static <T> FutureTask<T> start(Callable<T> what) {
        FutureTask<T> task = new FutureTask<>(what);
        Thread.ofPlatform().daemon().name("turnstile-meanwhile").start(task);
        return task;
    }
}
