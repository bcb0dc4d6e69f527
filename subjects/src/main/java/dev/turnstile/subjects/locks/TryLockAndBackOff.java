package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.Transfers;
import dev.turnstile.models.locks.TransfersModel;
import dev.turnstile.spec.PreventsDeadlock;
import dev.turnstile.spec.Remedy;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interrupted;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Takes the locks in any order, but a thread that cannot have the next one gives back those it has, and begins again with the one it
 * could not have. So what a thread holds can be taken from it after all, which is the third of a deadlock's conditions: no preemption.
 * The other three hold: a lock has one owner, who asks for the next while it holds the first, and threads may ask in a circle.
 *
 * <p>Between two attempts a thread sleeps until the missing lock is free, so it does not try again in vain. Two that take turns to get
 * in each other's way could do so for long (a livelock), but nothing keeps them in step. Balances are touched under all the locks that
 * were asked for; the locks are reentrant, for a transfer from an account to itself.
 */
@Subject(model = TransfersModel.class)
@PreventsDeadlock(by = Remedy.PREEMPTION)
public class TryLockAndBackOff implements Transfers {
    private static final int NONE = -1;
    private static final int[] ALL = IntStream.range(0, ACCOUNTS).toArray();

    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(ACCOUNTS).toArray(ReentrantLock[]::new);
    private final int[] balances = new int[ACCOUNTS];

    public TryLockAndBackOff() {
        Arrays.fill(balances, BALANCE);
    }

    @Override
    public int transfer(int from, int to, int amount) {
        takeAll(from, to);
        try {
            balances[from] -= amount;
            balances[to] += amount;
            return balances[from];
        } finally {
            giveBack(2, from, to);
        }
    }

    @Override
    public int total() {
        takeAll(ALL);
        try {
            return sum();
        } finally {
            giveBack(ACCOUNTS, ALL);
        }
    }

    private int sum() {
        int sum = 0;
        for (int balance : balances) sum += balance;
        return sum;
    }

    private void takeAll(int... accounts) {
        int missing = accounts[0];
        while (missing != NONE) missing = tryAll(missing, accounts);
    }

    /** Waits for {@code first} alone, then tries them all. Answers the one it cannot have, and then holds none. */
    private int tryAll(int first, int... accounts) {
        waitFor(first);
        try {
            for (int had = 0; had < accounts.length; had++) {
                if (locks[accounts[had]].tryLock()) continue;
                giveBack(had, accounts);
                return accounts[had];
            }
            return NONE;
        } finally {
            locks[first].unlock();
        }
    }

    private void giveBack(int count, int... accounts) {
        for (int i = 0; i < count; i++) locks[accounts[i]].unlock();
    }

    private void waitFor(int account) {
        try {
            locks[account].lockInterruptibly();
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
    }
}
