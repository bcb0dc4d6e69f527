package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.Transfers;
import dev.turnstile.models.locks.TransfersModel;
import dev.turnstile.spec.PreventsDeadlock;
import dev.turnstile.spec.Remedy;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Interruptibly;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
    private final List<Job> jobs = new ArrayList<>();

    public BankerGuardedTransfers() {
        Arrays.fill(balances, BALANCE);
    }

    @Override
    public void transfer(int from, int to, int amount) {
        Job job = begin(1 << from | 1 << to);
        try {
            request(job, 1 << from);
            request(job, 1 << to);
            balances[from] -= amount;
            balances[to] += amount;
        } finally {
            end(job);
        }
    }

    @Override
    public int total() {
        Job job = begin(ALL);
        try {
            for (int account = 0; account < ACCOUNTS; account++) request(job, 1 << account);
            return sum();
        } finally {
            end(job);
        }
    }

    private int sum() {
        int sum = 0;
        for (int balance : balances) sum += balance;
        return sum;
    }

    private synchronized Job begin(int claim) {
        Job job = new Job(claim);
        jobs.add(job);
        return job;
    }

    private synchronized void request(Job job, int account) {
        while (!grant(job, account)) Interruptibly.await(this);
    }

    private boolean grant(Job job, int account) {
        int before = job.held;
        if ((before & account) == 0 && (free() & account) == 0) return false;
        job.held |= account;
        if (isSafe()) return true;
        job.held = before;
        return false;
    }

    private synchronized void end(Job job) {
        jobs.remove(job);
        notifyAll();
    }

    private int free() {
        int free = ALL;
        for (Job job : jobs) free &= ~job.held;
        return free;
    }

    /** Finishes in thought every job that can have what it lacks, until there are no more; safe if that sets all accounts free. */
    private boolean isSafe() {
        int free = free();
        int before;
        do {
            before = free;
            for (Job job : jobs) {
                if ((job.claim & ~(job.held | free)) == 0) free |= job.held;
            }
        } while (free != before);
        return free == ALL;
    }

    /** Sets of accounts, one bit each. */
    private static final class Job {
        final int claim;
        int held;

        Job(int claim) {
            this.claim = claim;
        }
    }
}
