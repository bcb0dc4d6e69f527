package dev.turnstile.hostile;

/** Counts. */
public class TickerModel implements Ticker {
    private int ticks;

    @Override
    public int tick() {
        return ++ticks;
    }
}
