package dev.turnstile.models.queues;

import static dev.turnstile.spec.Model.enabledWhen;

import dev.turnstile.models.Limit;

/** {@link TimedJoin}, single-threaded. */
public final class TimedJoinModel implements TimedJoin {
    private int unfinished;

    @Override
    public void put(int item) {
        unfinished++;
    }

    @Override
    public void taskDone() {
        if (unfinished == 0) throw new IllegalStateException("more done than put");
        unfinished--;
    }

    @Override
    public boolean join(Limit limit) {
        if (unfinished > 0) enabledWhen(limit.runsOut());
        return unfinished == 0;
    }
}
