package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.GuardedCounter;
import dev.turnstile.models.locks.ReentrantMutex;

/** A plain field behind a reentrant mutex, written after a nested call has taken the mutex again and given it back. */
abstract class CounterBehindReentrantMutex implements GuardedCounter {
    private final ReentrantMutex mutex;
    private int n;

    CounterBehindReentrantMutex(ReentrantMutex mutex) {
        this.mutex = mutex;
    }

    @Override
    public int increment() {
        mutex.lock();
        try {
            n = current() + 1;
            return n;
        } finally {
            mutex.unlock();
        }
    }

    private int current() {
        mutex.lock();
        try {
            return n;
        } finally {
            mutex.unlock();
        }
    }
}
