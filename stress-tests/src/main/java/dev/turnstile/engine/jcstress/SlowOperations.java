package dev.turnstile.engine.jcstress;

import dev.turnstile.engine.OwnTimes;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Scenario;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Operations that take too long for an engine that runs each very often. */
final class SlowOperations {
    private final Map<Operation, Duration> times = new LinkedHashMap<>();

    void add(Map<Operation, Duration> slow) {
        slow.forEach((operation, time) -> times.merge(operation, time, (a, b) -> a.compareTo(b) > 0 ? a : b));
    }

    /** Whether there are none. */
    boolean isEmpty() {
        return times.isEmpty();
    }

    /** Whether a scenario calls one of them. */
    boolean isIn(Scenario scenario) {
        return scenario.actors().anyMatch(actor -> times.containsKey(actor.operation()));
    }

    /** Names them, as a reason to leave them out. */
    @Override
    public String toString() {
        return times.entrySet().stream()
                .map(entry -> OwnTimes.inWords(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", ", "slow: ", "; jcstress runs each operation very often"));
    }
}
