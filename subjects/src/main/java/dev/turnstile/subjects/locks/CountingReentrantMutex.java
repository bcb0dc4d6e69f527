package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.ReentrantMutex;
import dev.turnstile.models.locks.ReentrantMutexModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interruptibly;
import org.jspecify.annotations.Nullable;

/**
 * Owner and count, both inside a monitor. The mutex is free exactly while the count is 0 and there is no owner; only the owner changes
 * either. One waiter is woken when it becomes free, and no more could go on.
 */
@Subject(model = ReentrantMutexModel.class)
public class CountingReentrantMutex implements ReentrantMutex {
    private @Nullable Thread owner;
    private int holds;

    @Override
    public synchronized void lock() {
        while (!tryLock()) Interruptibly.await(this);
    }

    @Override
    public synchronized boolean tryLock() {
        if (owner != null && owner != Thread.currentThread()) return false;
        owner = Thread.currentThread();
        holds++;
        return true;
    }

    @Override
    public synchronized void unlock() {
        if (owner != Thread.currentThread()) throw new IllegalMonitorStateException();
        if (--holds == 0) {
            owner = null;
            notify();
        }
    }
}
