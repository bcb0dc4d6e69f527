package dev.turnstile.models.stock;

/** The sequential stock. */
public final class StockModel implements Stock {
    private int left = INITIAL;

    @Override
    public int takeOne() {
        return --left;
    }

    @Override
    public int left() {
        return left;
    }
}
