package dev.turnstile.models.locks;

/** One after another, both jobs always return: the locks leave no trace. */
public final class TwoLocksModel implements TwoLocks {
    @Override
    public void f1() {}

    @Override
    public void f2() {}
}
