package dev.turnstile.subjects.stock;

import dev.turnstile.models.stock.Stock;
import dev.turnstile.models.stock.StockModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostUpdate;

/**
 * Loses updates: between the read and the write another thread reads the same count, and both write the same one back. The pause makes
 * the window wide; it is there without it.
 *
 * <p>Two threads: {@code takeOne():99 | takeOne():99}. Fixed by {@link MutexStock}.
 */
@Subject(model = StockModel.class)
@Broken(fault = LostUpdate.class, because = "the read and the write are two steps", fixedBy = MutexStock.class)
public class ReadPauseWriteStock implements Stock {
    private int n = INITIAL;

    @Override
    public int takeOne() {
        // the fault: no lock
        int temp = n;
        pause();
        n = temp - 1;
        return temp - 1;
    }

    @Override
    public int left() {
        return n;
    }

    /** Called between a taker's read and its write. */
    protected void pause() {
        Thread.yield();
    }
}
