package it.unimi.dsi.fastutil;

/** Stands for the classes of a library that Lincheck would leave out because of its name. Not for more than one thread. */
public final class IntBox {
    private int value;

    /** Adds one, in two steps. */
    public int increment() {
        int next = value + 1;
        value = next;
        return next;
    }

    /** The value. */
    public int get() {
        return value;
    }
}
