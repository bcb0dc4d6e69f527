package dev.turnstile.models.litmus;

/** The sequential pair of variables. */
public final class StoreBufferModel implements StoreBuffer {
    private int x;
    private int y;

    @Override
    public void writeX() {
        x = 1;
    }

    @Override
    public void writeY() {
        y = 1;
    }

    @Override
    public int readX() {
        return x;
    }

    @Override
    public int readY() {
        return y;
    }
}
