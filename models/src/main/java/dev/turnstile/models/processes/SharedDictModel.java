package dev.turnstile.models.processes;

/** {@link SharedDict}, single-threaded. */
public final class SharedDictModel implements SharedDict {
    private int left = INITIAL;

    @Override
    public int takeOne() {
        return --left;
    }

    @Override
    public int left() {
        return left;
    }

    @Override
    public void crash() {
        // The count is not the client's, and a lock that it held is free again.
    }
}
