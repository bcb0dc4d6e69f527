package dev.turnstile.models.locks;

import java.util.Arrays;

/** {@link Transfers}, single-threaded. */
public final class TransfersModel implements Transfers {
    private final int[] balances = new int[ACCOUNTS];

    public TransfersModel() {
        Arrays.fill(balances, BALANCE);
    }

    @Override
    public int transfer(int from, int to, int amount) {
        balances[from] -= amount;
        balances[to] += amount;
        return balances[from];
    }

    @Override
    public int total() {
        return Arrays.stream(balances).sum();
    }
}
