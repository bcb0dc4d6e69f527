package dev.turnstile.realthreads.batch;

import dev.turnstile.engine.OwnTimes;
import dev.turnstile.realthreads.Lane;
import dev.turnstile.scenario.Operation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long the calls of one subject took in its runs: tells a subject that is slow from a machine that is. */
public final class CallTimes {
    private static final long SLOW_NANOS = OwnTimes.SLOW.toNanos();

    /** The calls of one operation: how many, and how long all together. */
    private record Sum(long calls, long nanos) {
        Sum plus(Sum other) {
            return new Sum(calls + other.calls, nanos + other.nanos);
        }

        long mean() {
            return nanos / calls;
        }
    }

    private final Map<Operation, Sum> sums = new LinkedHashMap<>();
    private long runs;
    private long slowRuns;

    /**
     * Adds a run whose calls were timed.
     *
     * @return how long it took, in nanoseconds
     */
    synchronized long add(List<Lane> lanes) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Lane lane : lanes) {
            if (lane.size() == 0) continue;
            first = Math.min(first, lane.invoked(0));
            last = Math.max(last, lane.returned(lane.size() - 1));
        }
        runs++;
        if (last - first < SLOW_NANOS) return Math.max(0, last - first);
        slowRuns++;
        for (Lane lane : lanes) add(lane);
        return last - first;
    }

    private void add(Lane lane) {
        for (int i = 0; i < lane.size(); i++) {
            Sum sum = new Sum(1, lane.returned(i) - lane.invoked(i));
            sums.merge(lane.actor(i).operation(), sum, Sum::plus);
        }
    }

    /** Whether the subject is slow: half of the runs took long, not some during which the machine was busy. */
    public synchronized boolean areLong() {
        return slowRuns > 0 && 2 * slowRuns >= runs;
    }

    /** Returns, for a subject that is slow, how long its slow operations took on average, as clauses. */
    public synchronized List<String> inWords() {
        if (!areLong()) return List.of();
        return sums.entrySet().stream()
                .filter(entry -> entry.getValue().mean() >= SLOW_NANOS)
                .map(entry -> OwnTimes.inWords(
                        entry.getKey(), Duration.ofNanos(entry.getValue().mean())))
                .toList();
    }
}
