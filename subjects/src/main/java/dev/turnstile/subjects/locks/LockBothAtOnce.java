package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.Transfers;
import dev.turnstile.models.locks.TransfersModel;
import dev.turnstile.spec.PreventsDeadlock;
import dev.turnstile.spec.Remedy;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.Arrays;

/**
 * A gatekeeper hands out all the accounts that a thread needs at once, or none of them. That does away with hold and wait: a thread
 * that waits at the gate holds no account. The other three conditions of a deadlock hold: an account has one user, nobody takes it from
 * that user, and threads may ask for accounts in any order.
 *
 * <p>The gatekeeper is the object's monitor. It is held to look at the marks and to change them, and not while balances change: two threads
 * that need different accounts work at the same time. Balances are touched only between the taking of their marks and the giving back,
 * so the monitor orders these accesses too. A return wakes all, since a thread that needs only the freed accounts may go on.
 */
@Subject(model = TransfersModel.class)
@PreventsDeadlock(by = Remedy.NO_HOLD_AND_WAIT)
public class LockBothAtOnce implements Transfers {
    private static final int ALL = (1 << ACCOUNTS) - 1;

    private final int[] balances = new int[ACCOUNTS];
    private int inUse;

    public LockBothAtOnce() {
        Arrays.fill(balances, BALANCE);
    }

    @Override
    public int transfer(int from, int to, int amount) {
        int both = 1 << from | 1 << to;
        take(both);
        try {
            balances[from] -= amount;
            balances[to] += amount;
            return balances[from];
        } finally {
            giveBack(both);
        }
    }

    @Override
    public int total() {
        take(ALL);
        try {
            return sum();
        } finally {
            giveBack(ALL);
        }
    }

    private int sum() {
        int sum = 0;
        for (int balance : balances) sum += balance;
        return sum;
    }

    private synchronized void take(int accounts) {
        while ((inUse & accounts) != 0) Interruptibly.await(this);
        inUse |= accounts;
    }

    private synchronized void giveBack(int accounts) {
        inUse &= ~accounts;
        notifyAll();
    }
}
