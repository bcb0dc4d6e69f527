package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.TwoLocks;
import dev.turnstile.models.locks.TwoLocksModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.Deadlock;
import dev.turnstile.support.waiting.Interrupted;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The deadlock of {@link OppositeOrderLocks} on the JDK's locks: each thread waits, without end, for the lock that the other will not
 * give back while it waits.
 *
 * <p>Two threads: {@code f1() | f2()}, and neither returns. Fixed by {@link TimeoutBackoffLocks}.
 */
@Subject(model = TwoLocksModel.class)
@Broken(
        fault = Deadlock.class,
        because = "each thread waits for the second lock while it holds the first",
        fixedBy = TimeoutBackoffLocks.class)
public class OppositeOrderReentrantLocks implements TwoLocks {
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
        try {
            first.lockInterruptibly();
            try {
                // the fault: it waits without end and keeps the first
                second.lockInterruptibly();
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
