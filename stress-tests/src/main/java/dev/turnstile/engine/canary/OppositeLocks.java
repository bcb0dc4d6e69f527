package dev.turnstile.engine.canary;

import dev.turnstile.engine.canary.CanaryFaults.Deadlock;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;

/** The deadlocking canary: one thread holds A and waits for B, the other holds B and waits for A. */
@Subject(model = CanaryLocksModel.class)
@Broken(fault = Deadlock.class, because = "the two operations take the same two locks in opposite orders")
public class OppositeLocks implements CanaryLocks {
    private final Object a = new Object();
    private final Object b = new Object();

    @SuppressWarnings("UnusedVariable") // written so that there is something to protect
    private int entered;

    @Override
    public void f1() {
        synchronized (a) {
            synchronized (b) {
                entered++;
            }
        }
    }

    @Override
    public void f2() {
        synchronized (b) {
            synchronized (a) {
                entered++;
            }
        }
    }
}
