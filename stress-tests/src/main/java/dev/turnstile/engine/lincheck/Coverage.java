package dev.turnstile.engine.lincheck;

import dev.turnstile.engine.lincheck.Explored.Clean;
import dev.turnstile.evidence.Bound;
import dev.turnstile.evidence.Finding;
import dev.turnstile.scenario.Scenario;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Sums up what was covered without a violation, and how much that proves. */
final class Coverage {
    private static final String MEMORY_MODEL = "sequential consistency";

    private final int planned;
    private final Map<Scenario, Clean> explored = new LinkedHashMap<>();

    /** @param planned how many scenarios are to be explored */
    Coverage(int planned) {
        this.planned = planned;
    }

    /** Adds a scenario in which no violation was found. Of two explorations of one scenario the longer counts: it repeats the other. */
    void add(Scenario scenario, Clean result) {
        explored.merge(scenario, result, (one, other) -> one.schedules() > other.schedules() ? one : other);
    }

    /** What is known of a scenario. */
    @Nullable
    Clean of(Scenario scenario) {
        return explored.get(scenario);
    }

    /** How many scenarios have been explored. */
    int scenarios() {
        return explored.size();
    }

    /** What was spent so far. */
    long cost() {
        return results().stream().mapToLong(Clean::cost).sum();
    }

    private Collection<Clean> results() {
        return explored.values();
    }

    /** What it comes to. */
    Finding finding(List<String> blindSpots) {
        if (explored.isEmpty()) {
            return new Finding.Inconclusive(
                    planned > 0 ? "out of time before the first scenario" : "there is no scenario to explore");
        }
        if (results().stream().allMatch(Clean::blind)) {
            return new Finding.Inconclusive("blind: in no scenario did Lincheck see a step that touches shared state"
                    + (blindSpots.isEmpty() ? "" : " (it does not look into " + String.join(", ", blindSpots) + ")"));
        }
        List<String> gaps = gaps(blindSpots);
        return gaps.isEmpty()
                ? new Finding.Exhausted(bound())
                : new Finding.Survived(ran() + "; " + String.join("; ", gaps));
    }

    private List<String> gaps(List<String> blindSpots) {
        List<String> gaps = new ArrayList<>();
        if (!blindSpots.isEmpty()) gaps.add("Lincheck does not look into " + String.join(", ", blindSpots));
        long blind = results().stream().filter(Clean::blind).count();
        if (blind > 0) gaps.add("in " + blind + " of them it saw no step that touches shared state");
        long unproved =
                results().stream().filter(r -> !r.blind() && !r.isProof()).count();
        if (unproved > 0) {
            gaps.add("in " + unproved + " of them not even every schedule with a single switch could be run; "
                    + results().stream().filter(Clean::exhausted).count() + " were exhausted");
        }
        if (scenarios() < planned) gaps.add("time was up before " + (planned - scenarios()) + " more");
        return gaps;
    }

    private String ran() {
        return scenarios() + " scenarios, " + schedules() + " schedules";
    }

    private long schedules() {
        return results().stream().mapToLong(Clean::schedules).sum();
    }

    private Bound bound() {
        OptionalInt leastSwitches = results().stream()
                .filter(r -> !r.exhausted())
                .mapToInt(Clean::completeSwitches)
                .min();
        return new Bound(
                scenarios(),
                explored.keySet().stream().mapToInt(Scenario::threads).max().orElse(0),
                explored.keySet().stream()
                        .flatMap(s -> s.parallel().stream())
                        .mapToInt(List::size)
                        .max()
                        .orElse(0),
                schedules(),
                leastSwitches.isPresent() ? leastSwitches.getAsInt() : null,
                MEMORY_MODEL);
    }
}
