package dev.turnstile.models.coroutines;

/** {@link Hub}, single-threaded: coroutines end by themselves, so nobody waits for one in vain. */
public final class HubModel implements Hub {
    private int spawned;

    @Override
    public int spawn(int coroutines) {
        int first = spawned;
        spawned += coroutines;
        return first;
    }

    @Override
    public boolean join(int coroutine) {
        return coroutine < spawned;
    }

    @Override
    public int joinAll() {
        return spawned;
    }
}
