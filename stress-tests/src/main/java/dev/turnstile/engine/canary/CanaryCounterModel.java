package dev.turnstile.engine.canary;

/** Counts. */
public final class CanaryCounterModel implements CanaryCounter {
    private int count;

    @Override
    public int increment() {
        return ++count;
    }
}
