package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.ReentrantMutex;
import dev.turnstile.models.locks.ReentrantMutexModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.EarlyRelease;
import dev.turnstile.support.waiting.Interruptibly;
import org.jspecify.annotations.Nullable;

/**
 * Is freed by a thread that does not own it: unlock asks whether the mutex is held, but not by whom.
 *
 * <p>Two threads: {@code lock() | unlock()}, which returns instead of throwing. Fixed by {@link CountingReentrantMutex}.
 */
@Subject(model = ReentrantMutexModel.class)
@Broken(
        fault = EarlyRelease.class,
        because = "unlock does not compare the caller with the owner",
        fixedBy = CountingReentrantMutex.class)
public class UnownedReentrantMutex implements ReentrantMutex {
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
        // the fault: any thread may pass if somebody owns the mutex
        if (owner == null) throw new IllegalMonitorStateException();
        if (--holds == 0) {
            owner = null;
            notify();
        }
    }
}
