package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.GuardedCounter;
import dev.turnstile.models.locks.Mutex;

/** A plain field behind a mutex: it counts right exactly if the mutex excludes, orders and wakes. */
abstract class CounterBehindMutex implements GuardedCounter {
    private final Mutex mutex;
    private int n;

    CounterBehindMutex(Mutex mutex) {
        this.mutex = mutex;
    }

    @Override
    public int increment() {
        mutex.lock();
        try {
            return ++n;
        } finally {
            mutex.unlock();
        }
    }
}
