package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.TransfersModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.TornRead;

/**
 * Adds up what never was there together: it has read the one account when a transfer takes from it and pays into the other one, which
 * it reads then.
 *
 * <p>{@code total():11 | transfer(0, 1, 1)}, though both accounts together hold 10 at any time. Fixed by {@link LockInIdOrder}.
 */
@Subject(model = TransfersModel.class)
@Broken(
        fault = TornRead.class,
        because = "the total reads account by account without the locks",
        fixedBy = LockInIdOrder.class)
public class UnlockedTotal extends LockInIdOrder {
    @Override
    public int total() {
        int total = 0;
        // the fault: no locks
        for (int account = 0; account < ACCOUNTS; account++) total += balance(account);
        return total;
    }
}
