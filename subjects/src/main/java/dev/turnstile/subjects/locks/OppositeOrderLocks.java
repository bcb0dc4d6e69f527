package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.TwoLocks;
import dev.turnstile.models.locks.TwoLocksModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.Deadlock;

/**
 * Deadlocks: one thread holds A and asks for B, the other holds B and asks for A.
 *
 * <p>Two threads: {@code f1() | f2()}, and neither returns. A thread that waits for a monitor cannot be interrupted. Fixed by {@link
 * OrderedLocks}.
 */
@Subject(model = TwoLocksModel.class)
@Broken(fault = Deadlock.class, because = "the two locks are taken in opposite orders", fixedBy = OrderedLocks.class)
public class OppositeOrderLocks implements TwoLocks {
    private final Object a = new Object();
    private final Object b = new Object();
    private int done;

    @Override
    public int f1() {
        synchronized (a) {
            betweenLocks();
            synchronized (b) {
                work();
                return ++done;
            }
        }
    }

    @Override
    public int f2() {
        synchronized (b) { // the fault: f1 takes them the other way round
            betweenLocks();
            synchronized (a) {
                work();
                return ++done;
            }
        }
    }

    /** Called while a thread has one lock and not yet the other. */
    protected void betweenLocks() {}

    /** Called while a thread has both locks. */
    protected void work() {}
}
