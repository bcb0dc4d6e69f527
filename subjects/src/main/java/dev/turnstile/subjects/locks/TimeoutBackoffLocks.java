package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.TwoLocks;
import dev.turnstile.models.locks.TwoLocksModel;
import dev.turnstile.spec.PreventsDeadlock;
import dev.turnstile.spec.Remedy;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interrupted;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Does not wait while it holds: a thread that does not get the second lock at once (a timeout of zero) gives the first one back, lets
 * others run, and starts again. Two threads that back off in step could do so again and again (a livelock), but nothing keeps them in
 * step.
 */
@Subject(model = TwoLocksModel.class)
@PreventsDeadlock(by = Remedy.PREEMPTION)
public class TimeoutBackoffLocks implements TwoLocks {
    private static final int NOT_DONE = 0;

    private final ReentrantLock a = new ReentrantLock();
    private final ReentrantLock b = new ReentrantLock();
    private int done;

    @Override
    public int f1() {
        return both(a, b);
    }

    @Override
    public int f2() {
        return both(b, a);
    }

    private int both(ReentrantLock first, ReentrantLock second) {
        while (true) {
            int jobs = tryBoth(first, second);
            if (jobs != NOT_DONE) return jobs;
            Thread.yield();
        }
    }

    private int tryBoth(ReentrantLock first, ReentrantLock second) {
        try {
            first.lockInterruptibly();
            try {
                if (!second.tryLock()) return NOT_DONE;
                int jobs = ++done;
                second.unlock();
                return jobs;
            } finally {
                first.unlock();
            }
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
    }
}
