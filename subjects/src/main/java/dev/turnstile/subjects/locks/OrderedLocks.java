package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.TwoLocks;
import dev.turnstile.models.locks.TwoLocksModel;
import dev.turnstile.spec.PreventsDeadlock;
import dev.turnstile.spec.Remedy;
import dev.turnstile.spec.Subject;

/**
 * Takes A before B in both jobs: a thread that waits for B holds A, so the owner of B waits for nothing, and there is no circular
 * wait.
 */
@Subject(model = TwoLocksModel.class)
@PreventsDeadlock(by = Remedy.NO_CIRCULAR_WAIT)
public class OrderedLocks implements TwoLocks {
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
        synchronized (a) {
            betweenLocks();
            synchronized (b) {
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
