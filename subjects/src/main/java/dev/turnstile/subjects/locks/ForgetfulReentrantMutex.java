package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.ReentrantMutex;
import dev.turnstile.models.locks.ReentrantMutexModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.EarlyRelease;
import dev.turnstile.support.waiting.Interruptibly;
import org.jspecify.annotations.Nullable;

/**
 * Is freed by the first unlock: it knows its owner but not how many times over the owner holds it.
 *
 * <p>Two threads: {@code lock(), lock(), unlock() | tryLock():true}, although the first thread holds it still. Fixed by {@link
 * CountingReentrantMutex}.
 */
@Subject(model = ReentrantMutexModel.class)
@Broken(fault = EarlyRelease.class, because = "the holds are not counted", fixedBy = CountingReentrantMutex.class)
public class ForgetfulReentrantMutex implements ReentrantMutex {
    private @Nullable Thread owner;

    @Override
    public synchronized void lock() {
        while (!tryLock()) Interruptibly.await(this);
    }

    @Override
    public synchronized boolean tryLock() {
        if (owner != null && owner != Thread.currentThread()) return false;
        owner = Thread.currentThread();
        return true;
    }

    @Override
    public synchronized void unlock() {
        if (owner != Thread.currentThread()) throw new IllegalMonitorStateException();
        // the fault: it may not be the last hold
        owner = null;
        notify();
    }
}
