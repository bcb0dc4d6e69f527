package dev.turnstile.models.locks;

/** One after another, both jobs always return: the locks leave no trace, but each job counts. */
public final class TwoLocksModel implements TwoLocks {
    private int done;

    @Override
    public int f1() {
        return ++done;
    }

    @Override
    public int f2() {
        return ++done;
    }
}
