package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.ReentrantMutex;
import dev.turnstile.models.locks.TwoLocks;
import dev.turnstile.models.locks.TwoLocksModel;
import dev.turnstile.spec.Subject;

/** A and B are one lock, and it is reentrant: its owner takes it again without waiting, and anybody else waits holding nothing. */
@Subject(model = TwoLocksModel.class)
public class OneReentrantLock implements TwoLocks {
    private final ReentrantMutex a = new CountingReentrantMutex();
    private final ReentrantMutex b = a;

    @Override
    public void f1() {
        a.lock();
        b.lock();
        b.unlock();
        a.unlock();
    }

    @Override
    public void f2() {
        b.lock();
        a.lock();
        a.unlock();
        b.unlock();
    }
}
