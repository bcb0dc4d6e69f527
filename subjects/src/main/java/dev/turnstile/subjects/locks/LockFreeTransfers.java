package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.Transfers;
import dev.turnstile.models.locks.TransfersModel;
import dev.turnstile.spec.PreventsDeadlock;
import dev.turnstile.spec.Remedy;
import dev.turnstile.spec.Subject;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * All balances in one array that is never written once it is published: a transfer copies it, changes the copy, and puts that in its
 * place by a compare-and-set, or begins anew. Nothing is held by one thread alone, so nobody waits for anybody, and of the four conditions
 * of a deadlock the first is gone; the other three speak of what is held, and have nothing left to speak of.
 *
 * <p>A compare-and-set fails only if another one has succeeded meanwhile: some transfer always gets on. {@code total} adds up one array,
 * which is one state of all accounts. The reference is written and read as a volatile, so a thread that sees an array sees its content.
 */
@Subject(model = TransfersModel.class)
@PreventsDeadlock(by = Remedy.NO_MUTUAL_EXCLUSION)
public class LockFreeTransfers implements Transfers {
    private final AtomicReference<int[]> balances;

    public LockFreeTransfers() {
        int[] atFirst = new int[ACCOUNTS];
        Arrays.fill(atFirst, BALANCE);
        balances = new AtomicReference<>(atFirst);
    }

    @Override
    public int transfer(int from, int to, int amount) {
        int[] before;
        int[] after;
        do {
            before = now();
            after = before.clone();
            after[from] -= amount;
            after[to] += amount;
        } while (!balances.compareAndSet(before, after));
        return after[from];
    }

    @Override
    public int total() {
        int total = 0;
        for (int balance : now()) total += balance;
        return total;
    }

    private int[] now() {
        return Objects.requireNonNull(balances.get());
    }
}
