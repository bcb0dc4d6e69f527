package dev.turnstile.engine.canary;

/** Nothing ever waits. */
public final class CanaryLocksModel implements CanaryLocks {
    @Override
    public void f1() {}

    @Override
    public void f2() {}
}
