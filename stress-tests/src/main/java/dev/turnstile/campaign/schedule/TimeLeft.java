package dev.turnstile.campaign.schedule;

import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Estimates the remaining time of a campaign: the open checks of each engine, at the mean time of its checks so far. Background work
 * takes no extra time.
 */
public final class TimeLeft {
    private final Set<EngineName> background = EnumSet.noneOf(EngineName.class);
    private final Map<Work, Sum> sums = new HashMap<>();

    /** @param sideBySide how many such answers can be worked out at a time */
    private record Work(EngineName engine, int sideBySide) {}

    private static final class Sum {
        private int waiting;
        private int done;
        private double millis;
    }

    public TimeLeft(List<EngineLaunch> engines) {
        engines.stream().filter(EngineLaunch::inBackground).forEach(engine -> background.add(engine.name()));
    }

    /** Notes that one more answer is due; {@code sideBySide} answers of its kind are worked out at a time. */
    public synchronized void expect(EngineName engine, int sideBySide) {
        sum(engine, sideBySide).waiting++;
    }

    /** One that was expected is there. */
    public synchronized void add(EngineEvidence answer, int sideBySide) {
        Sum sum = sum(answer.engine(), sideBySide);
        sum.waiting--;
        sum.done++;
        sum.millis += (double) answer.millis() / sideBySide;
    }

    private Sum sum(EngineName engine, int sideBySide) {
        return sums.computeIfAbsent(new Work(engine, sideBySide), work -> new Sum());
    }

    /** Work of which nothing is done yet is taken for as long as other work is. */
    public synchronized Duration estimate() {
        double inBackground = 0;
        double inFront = 0;
        for (Map.Entry<Work, Sum> e : sums.entrySet()) {
            double millis = e.getValue().waiting * meanMillis(e.getValue());
            if (background.contains(e.getKey().engine())) inBackground += millis;
            else inFront += millis;
        }
        return Duration.ofMillis((long) Math.max(inBackground, inFront));
    }

    private double meanMillis(Sum sum) {
        if (sum.done > 0) return sum.millis / sum.done;
        int all = sums.values().stream().mapToInt(s -> s.done).sum();
        return all == 0 ? 0 : sums.values().stream().mapToDouble(s -> s.millis).sum() / all;
    }
}
