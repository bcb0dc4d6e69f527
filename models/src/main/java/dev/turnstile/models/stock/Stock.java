package dev.turnstile.models.stock;

/** A count of things from which threads take one at a time. */
public interface Stock {
    /** The initial number. */
    int INITIAL = 100;

    /** Takes one and returns what is left. The stock may be overdrawn: then what is left is negative. */
    int takeOne();

    /** Returns the number that is left. */
    int left();
}
