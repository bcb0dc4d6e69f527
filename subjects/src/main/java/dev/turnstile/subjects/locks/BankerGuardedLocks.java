package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.TwoLocks;
import dev.turnstile.models.locks.TwoLocksModel;
import dev.turnstile.spec.PreventsDeadlock;
import dev.turnstile.spec.Remedy;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interruptibly;
import org.jspecify.annotations.Nullable;

/**
 * Takes the locks in opposite orders, but asks a banker for each: the banker grants a lock only if the state stays safe, that is if
 * some thread can still get all it may claim and so come to its end. Everybody may claim both locks, so a state is safe exactly if all
 * locks that are held are held by one thread. In a safe state one can always go on: no deadlock is reachable.
 *
 * <p>Both holders are guarded by the banker's monitor; a thread that gives a lock back wakes all, as any of them may have become grantable.
 */
@Subject(model = TwoLocksModel.class)
@PreventsDeadlock(by = Remedy.AVOIDANCE)
public class BankerGuardedLocks implements TwoLocks {
    private static final int A = 0;
    private static final int B = 1;

    private final @Nullable Thread[] holders = new Thread[2];
    private int done;

    @Override
    public int f1() {
        return both(A, B);
    }

    @Override
    public int f2() {
        return both(B, A);
    }

    private int both(int first, int second) {
        request(first);
        request(second);
        int jobs = ++done;
        giveBack(second);
        giveBack(first);
        return jobs;
    }

    private synchronized void request(int lock) {
        while (holders[lock] != null || !safeToGrant(lock)) Interruptibly.await(this);
        holders[lock] = Thread.currentThread();
    }

    private boolean safeToGrant(int lock) {
        Thread other = holders[lock == A ? B : A];
        return other == null || other == Thread.currentThread();
    }

    private synchronized void giveBack(int lock) {
        holders[lock] = null;
        notifyAll();
    }
}
