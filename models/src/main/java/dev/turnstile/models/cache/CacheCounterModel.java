package dev.turnstile.models.cache;

/** {@link CacheCounter}, single-threaded. */
public final class CacheCounterModel implements CacheCounter {
    private int count;

    @Override
    public int increment() {
        return ++count;
    }

    @Override
    public int get() {
        return count;
    }
}
