package dev.turnstile.subjects.stock;

import dev.turnstile.models.stock.Stock;
import dev.turnstile.models.stock.StockModel;
import dev.turnstile.spec.Subject;

/** Touches the count only inside its own monitor: that makes the two steps one, and the last write visible to the next reader. */
@Subject(model = StockModel.class)
public class SynchronizedStock implements Stock {
    private int n = INITIAL;

    @Override
    public synchronized int takeOne() {
        return --n;
    }

    @Override
    public synchronized int left() {
        return n;
    }
}
