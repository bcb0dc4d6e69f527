package dev.turnstile.hunt;

import dev.turnstile.engine.Budget;
import java.time.Duration;

/** How runs are dealt out, by how long one takes. */
public enum Pace {
    /** Runs of microseconds: their number says how long they all take. */
    QUICK(1, 0.7, 0.7, Duration.ofSeconds(8), 300),

    /**
     * The pace for runs of milliseconds and more, such as those that start a JVM for each client. They take several times longer on a
     * busy machine, and must still be made. A turn has few of them, so that each scenario gets its turn soon. More of them would cost a
     * campaign minutes.
     */
    SLOW(Budget.GUARDS_WHERE_COUNTS_DECIDE, 0.015, 0.015, Duration.ofSeconds(90), 10);

    private final int guards;
    private final double countedShare;
    private final double sharedWithMore;
    private final Duration patience;
    private final long firstBatch;

    Pace(int guards, double countedShare, double sharedWithMore, Duration patience, long firstBatch) {
        this.guards = guards;
        this.countedShare = countedShare;
        this.sharedWithMore = sharedWithMore;
        this.patience = patience;
        this.firstBatch = firstBatch;
    }

    /** For how long to go on with one subject at most, in nanoseconds. */
    public long guardNanos(Budget budget) {
        return guards * budget.guard().toNanos();
    }

    /** For how long to make the runs that the budget counts, in nanoseconds. */
    long countedNanos(Budget budget) {
        return (long) (countedShare * guardNanos(budget));
    }

    /** For how long, from the start, to make those that it adds where nothing else could find a fault, in nanoseconds. */
    long moreNanos(Budget budget) {
        return (long) (sharedWithMore * guardNanos(budget));
    }

    /** A known fault that has not shown itself by then is missed; in nanoseconds. */
    long patienceNanos(Budget budget) {
        return Math.min(patience.toNanos(), guardNanos(budget) / 2);
    }

    /** How many plain runs of a scenario make the first turn of the search for a known fault. */
    long firstBatch() {
        return firstBatch;
    }
}
