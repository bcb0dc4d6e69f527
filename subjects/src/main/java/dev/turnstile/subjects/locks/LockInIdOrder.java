package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.Transfers;
import dev.turnstile.models.locks.TransfersModel;
import dev.turnstile.spec.PreventsDeadlock;
import dev.turnstile.spec.Remedy;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interrupted;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Each account has a lock, and a transfer that needs several takes them in the order of the accounts' numbers. So no circle can close,
 * since a waiting thread holds only locks with smaller numbers than the one it waits for. The other three conditions of a deadlock
 * hold: a lock has one owner, the owner keeps it while it waits for the next, and nobody takes it away.
 *
 * <p>Balances are read and written under their lock alone. {@code total} holds all locks at once before it lets go of any, so it sees no
 * transfer half done. The locks are reentrant, for a transfer from an account to itself.
 */
@Subject(model = TransfersModel.class)
@PreventsDeadlock(by = Remedy.NO_CIRCULAR_WAIT)
public class LockInIdOrder implements Transfers {
    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(ACCOUNTS).toArray(ReentrantLock[]::new);
    private final int[] balances = new int[ACCOUNTS];

    public LockInIdOrder() {
        Arrays.fill(balances, BALANCE);
    }

    @Override
    public int transfer(int from, int to, int amount) {
        int first = Math.min(from, to);
        int second = Math.max(from, to);
        waitFor(first);
        try {
            waitFor(second);
            try {
                balances[from] -= amount;
                balances[to] += amount;
                return balances[from];
            } finally {
                locks[second].unlock();
            }
        } finally {
            locks[first].unlock();
        }
    }

    @Override
    public int total() {
        return totalFrom(0);
    }

    private int totalFrom(int account) {
        if (account == ACCOUNTS) return 0;
        waitFor(account);
        try {
            return totalFrom(account + 1) + balances[account];
        } finally {
            locks[account].unlock();
        }
    }

    private void waitFor(int account) {
        try {
            locks[account].lockInterruptibly();
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
    }

    /** Returns the balance of one account at this moment. */
    int balance(int account) {
        return balances[account];
    }
}
