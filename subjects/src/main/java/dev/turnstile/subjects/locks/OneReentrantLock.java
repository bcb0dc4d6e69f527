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
    private int done;

    @Override
    public int f1() {
        a.lock();
        b.lock();
        int jobs = ++done;
        b.unlock();
        a.unlock();
        return jobs;
    }

    @Override
    public int f2() {
        b.lock();
        a.lock();
        int jobs = ++done;
        a.unlock();
        b.unlock();
        return jobs;
    }
}
