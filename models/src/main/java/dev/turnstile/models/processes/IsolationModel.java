package dev.turnstile.models.processes;

/** {@link Isolation}, single-threaded. */
public final class IsolationModel implements Isolation {
    private int value;

    @Override
    public int childAdds(int delta) {
        return value + delta;
    }

    @Override
    public int value() {
        return value;
    }

    @Override
    public void set(int value) {
        this.value = value;
    }
}
