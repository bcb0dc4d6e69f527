package dev.turnstile.subjects.stock;

import dev.turnstile.models.locks.Mutex;
import dev.turnstile.models.stock.Stock;
import dev.turnstile.models.stock.StockModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.locks.ParkingMutex;

/** Reads, pauses and writes as {@link ReadPauseWriteStock} does, but with the mutex held: nobody else reads in between. */
@Subject(model = StockModel.class)
public class MutexStock implements Stock {
    private final Mutex mutex = new ParkingMutex();
    private int n = INITIAL;

    @Override
    public int takeOne() {
        mutex.lock();
        try {
            int temp = n;
            pause();
            n = temp - 1;
            return temp - 1;
        } finally {
            mutex.unlock();
        }
    }

    @Override
    public int left() {
        mutex.lock();
        try {
            return n;
        } finally {
            mutex.unlock();
        }
    }

    /** Called between a taker's read and its write. */
    protected void pause() {
        Thread.yield();
    }
}
