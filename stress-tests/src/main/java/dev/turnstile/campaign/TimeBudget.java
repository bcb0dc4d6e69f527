package dev.turnstile.campaign;

import dev.turnstile.worker.WorkerPool;
import java.time.Duration;
import java.util.List;

/** Ends the work of a campaign when the time that its user gave it is used up. */
final class TimeBudget {
    private final Thread clock;

    private TimeBudget(Thread clock) {
        this.clock = clock;
    }

    /** Starts the clock. When it has run down, unfinished work is left out, and its evidence says why. */
    static TimeBudget start(Duration budget, List<WorkerPool> pools) {
        String reason = "the time budget of " + ProgressLines.duration(budget) + " (turnstile.budget) was used up";
        Thread clock = new Thread(
                () -> {
                    try {
                        Thread.sleep(budget.toMillis());
                    } catch (InterruptedException e) {
                        return; // all is done in time
                    }
                    pools.forEach(pool -> pool.endWith(reason));
                },
                "turnstile-budget");
        clock.setDaemon(true);
        clock.start();
        return new TimeBudget(clock);
    }

    /** Stops the clock. */
    void cancel() {
        clock.interrupt();
    }
}
