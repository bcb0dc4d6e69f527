package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.Mutex;
import dev.turnstile.models.locks.TwoLocks;
import dev.turnstile.models.locks.TwoLocksModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.Deadlock;

/**
 * Deadlocks alone: A and B are one lock, and it is not reentrant, so a thread waits for itself to give it back.
 *
 * <p>One thread: {@code f1()} never returns. Fixed by {@link OneReentrantLock}.
 */
@Subject(model = TwoLocksModel.class)
@Broken(
        fault = Deadlock.class,
        because = "a lock that is not reentrant is taken again by its owner",
        fixedBy = OneReentrantLock.class)
public class SelfRelock implements TwoLocks {
    private final Mutex a = new AqsMutex(); // the fault: it is not reentrant
    private final Mutex b = a;
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
