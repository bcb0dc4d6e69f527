package dev.turnstile.engine;

/** {@link Counter}, single-threaded. */
public class CounterModel implements Counter {
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
