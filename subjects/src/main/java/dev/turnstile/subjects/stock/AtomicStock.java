package dev.turnstile.subjects.stock;

import dev.turnstile.models.stock.Stock;
import dev.turnstile.models.stock.StockModel;
import dev.turnstile.spec.Subject;
import java.util.concurrent.atomic.AtomicInteger;

/** Decrements in one indivisible step. */
@Subject(model = StockModel.class)
public class AtomicStock implements Stock {
    private final AtomicInteger n = new AtomicInteger(INITIAL);

    @Override
    public int takeOne() {
        return n.decrementAndGet();
    }

    @Override
    public int left() {
        return n.get();
    }
}
