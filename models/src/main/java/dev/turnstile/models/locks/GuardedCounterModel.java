package dev.turnstile.models.locks;

/** The sequential counter. */
public final class GuardedCounterModel implements GuardedCounter {
    private int n;

    @Override
    public int increment() {
        return ++n;
    }
}
