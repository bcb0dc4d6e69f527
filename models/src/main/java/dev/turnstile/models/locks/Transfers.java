package dev.turnstile.models.locks;

import net.jqwik.api.constraints.IntRange;

/** Two accounts between which money is moved; none is made or lost. */
public interface Transfers {
    /** The initial balance of each account. */
    int BALANCE = 5;

    /** The number of accounts. */
    int ACCOUNTS = 2;

    /** Moves an amount, and returns what is then left in the first account, which may be overdrawn. */
    int transfer(
            @IntRange(max = ACCOUNTS - 1) int from,
            @IntRange(max = ACCOUNTS - 1) int to,
            @IntRange(min = 1, max = 2) int amount);

    /** Returns the sum of all balances. */
    int total();
}
