package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.Transfers;
import dev.turnstile.models.locks.TransfersModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.Deadlock;
import dev.turnstile.support.waiting.Interrupted;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Waits forever: two transfers in opposite directions each lock the account they take from, and then wait for the account they pay
 * into, which the other one holds.
 *
 * <p>{@code transfer(0, 1, 1):never | transfer(1, 0, 1):never}. Fixed by {@link LockInIdOrder}, and each in its own way by {@link
 * LockFreeTransfers}, {@link LockBothAtOnce}, {@link TryLockAndBackOff} and {@link BankerGuardedTransfers}.
 */
@Subject(model = TransfersModel.class)
@Broken(
        fault = Deadlock.class,
        because = "the locks are taken in the order in which the caller names the accounts",
        fixedBy = LockInIdOrder.class)
public class LockBothInCallOrder implements Transfers {
    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(ACCOUNTS).toArray(ReentrantLock[]::new);
    private final int[] balances = new int[ACCOUNTS];

    public LockBothInCallOrder() {
        Arrays.fill(balances, BALANCE);
    }

    @Override
    public int transfer(int from, int to, int amount) {
        waitFor(from); // the fault: the caller's order
        try {
            waitFor(to);
            try {
                balances[from] -= amount;
                balances[to] += amount;
                return balances[from];
            } finally {
                locks[to].unlock();
            }
        } finally {
            locks[from].unlock();
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
}
