package dev.turnstile.subjects.stock;

import dev.turnstile.models.stock.Stock;
import dev.turnstile.models.stock.StockModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostUpdate;

/**
 * Loses updates although every thread sees the last write: {@code --n} is a read and a write, and volatile makes each of them visible but
 * not both of them one.
 *
 * <p>Two threads: {@code takeOne():99 | takeOne():99}. Fixed by {@link AtomicStock}.
 */
@Subject(model = StockModel.class)
@Broken(fault = LostUpdate.class, because = "a volatile decrement is a read and a write", fixedBy = AtomicStock.class)
public class VolatileStock implements Stock {
    private volatile int n = INITIAL;

    @Override
    public int takeOne() {
        return --n; // the fault: two steps
    }

    @Override
    public int left() {
        return n;
    }
}
