package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.Transfers;
import dev.turnstile.models.locks.TransfersModel;
import dev.turnstile.spec.PreventsDeadlock;
import dev.turnstile.spec.Remedy;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes the accounts in the order in which the caller names them, one by one, but asks a banker for each. Every job states first which
 * accounts it will need; the banker grants one only if all jobs could still be finished one after another, each giving back what it holds.
 * From such a state there is always a way on, so no deadlock is reached, although all four of its conditions may hold at once: an account
 * has one holder, who keeps it while it waits, who is not made to give it back, and the others may want them in a circle.
 *
 * <p>What is claimed and held is guarded by the object's monitor, balances by holding their account; the monitor, taken for each grant and
 * each return, orders the accesses to them. A return wakes all, as it may make any request safe.
 */
@Subject(model = TransfersModel.class)
@PreventsDeadlock(by = Remedy.AVOIDANCE)
public class BankerGuardedTransfers implements Transfers {
    private static final int ALL = (1 << ACCOUNTS) - 1;

    private final int[] balances = new int[ACCOUNTS];
    private final @Nullable Job[] holders = new Job[ACCOUNTS];

    public BankerGuardedTransfers() {
        Arrays.fill(balances, BALANCE);
    }

    @Override
    public int transfer(int from, int to, int amount) {
        Job job = new Job(1 << from | 1 << to);
        try {
            request(job, from);
            request(job, to);
            balances[from] -= amount;
            balances[to] += amount;
            return balances[from];
        } finally {
            giveBack(job);
        }
    }

    @Override
    public int total() {
        Job job = new Job(ALL);
        try {
            for (int account = 0; account < ACCOUNTS; account++) request(job, account);
            return sum();
        } finally {
            giveBack(job);
        }
    }

    private int sum() {
        int sum = 0;
        for (int balance : balances) sum += balance;
        return sum;
    }

    private synchronized void request(Job job, int account) {
        while (!grant(job, account)) Interruptibly.await(this);
    }

    private boolean grant(Job job, int account) {
        Job holder = holders[account];
        if (holder != null) return holder == job;
        holders[account] = job;
        if (isSafe()) return true;
        holders[account] = null;
        return false;
    }

    private synchronized void giveBack(Job job) {
        for (int account = 0; account < ACCOUNTS; account++) {
            if (holders[account] == job) holders[account] = null;
        }
        notifyAll();
    }

    /** Ends in thought every job that can have what it lacks, until there are no more; safe if that sets all accounts free. */
    private boolean isSafe() {
        int free = 0;
        int before;
        do {
            before = free;
            for (int account = 0; account < ACCOUNTS; account++) {
                Job holder = holders[account];
                if (holder == null || canEnd(holder, free)) free |= 1 << account;
            }
        } while (free != before);
        return free == ALL;
    }

    private boolean canEnd(Job job, int free) {
        int lacks = job.claim & ~free;
        for (int account = 0; account < ACCOUNTS; account++) {
            if (holders[account] == job) lacks &= ~(1 << account);
        }
        return lacks == 0;
    }

    /** A transfer or a total under way. Not a record: two that claim the same are two. */
    private static final class Job {
        /** The accounts that it needs, one bit each. */
        final int claim;

        Job(int claim) {
            this.claim = claim;
        }
    }
}
