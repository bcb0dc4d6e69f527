package dev.turnstile.campaign;

import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Estimates how long a campaign has still to run: what each engine has to do yet, at the mean of what it took so far. What is done in the
 * background is done meanwhile.
 */
final class TimeLeft {
    private final Set<EngineName> background = EnumSet.noneOf(EngineName.class);
    private final Map<EngineName, Integer> waiting = new EnumMap<>(EngineName.class);
    private final Map<EngineName, Integer> done = new EnumMap<>(EngineName.class);
    private final Map<EngineName, Long> millis = new EnumMap<>(EngineName.class);

    TimeLeft(List<EngineLaunch> engines, int subjects) {
        for (EngineLaunch engine : engines) {
            waiting.put(engine.name(), subjects);
            if (engine.inBackground()) background.add(engine.name());
        }
    }

    /** @param sideBySide how many such answers can be worked out at a time */
    synchronized void add(EngineEvidence answer, int sideBySide) {
        EngineName engine = answer.engine();
        waiting.merge(engine, -1, Integer::sum);
        done.merge(engine, 1, Integer::sum);
        millis.merge(engine, answer.millis() / sideBySide, Long::sum);
    }

    /** An engine that has done nothing yet is taken for as fast as the others. */
    synchronized Duration estimate() {
        double inBackground = 0;
        double inFront = 0;
        for (Map.Entry<EngineName, Integer> e : waiting.entrySet()) {
            double millis = e.getValue() * meanMillis(e.getKey());
            if (background.contains(e.getKey())) inBackground += millis;
            else inFront += millis;
        }
        return Duration.ofMillis((long) Math.max(inBackground, inFront));
    }

    private double meanMillis(EngineName engine) {
        int count = done.getOrDefault(engine, 0);
        if (count > 0) return (double) millis.getOrDefault(engine, 0L) / count;
        int all = done.values().stream().mapToInt(Integer::intValue).sum();
        return all == 0
                ? 0
                : millis.values().stream().mapToDouble(Long::doubleValue).sum() / all;
    }
}
