package dev.turnstile.engine.lincheck;

import dev.turnstile.engine.lincheck.Explored.Clean;
import dev.turnstile.evidence.Bound;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.Level;
import dev.turnstile.scenario.Scenario;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sums up what was covered without a violation, and how much that proves. */
final class Coverage {
    private static final String LOWERED = "Lincheck does not look for data races";

    private final List<Scenario> planned;
    private final int smallest;
    private final Map<Scenario, Clean> explored = new LinkedHashMap<>();
    private final Map<Scenario, String> leftOut = new LinkedHashMap<>();

    /** @param planned what is to be explored */
    Coverage(List<Scenario> planned) {
        this.planned = List.copyOf(planned);
        this.smallest = planned.stream().mapToInt(Scenario::racing).min().orElse(0);
    }

    /** Adds a scenario in which no violation was found. Of two explorations of one scenario the longer counts: it repeats the other. */
    void add(Scenario scenario, Clean result) {
        explored.merge(scenario, result, (one, other) -> one.schedules() > other.schedules() ? one : other);
    }

    /** Notes that Lincheck cannot judge a scenario, or not all of it, and why. */
    void leaveOut(Scenario scenario, String reason) {
        leftOut.putIfAbsent(scenario, reason);
    }

    /** Whether that was noted. */
    boolean isLeftOut(Scenario scenario) {
        return leftOut.containsKey(scenario);
    }

    /** What was left out, as a sentence's beginning; {@code null} if nothing was. */
    @Nullable
    String omission() {
        if (leftOut.isEmpty()) return null;
        Map.Entry<Scenario, String> first = leftOut.entrySet().iterator().next();
        return "not applied to " + leftOut.size() + " of " + planned.size() + " scenarios, such as " + first.getKey()
                + ": " + first.getValue();
    }

    /** What is known of a scenario. */
    @Nullable
    Clean of(Scenario scenario) {
        return explored.get(scenario);
    }

    /** Whether it is one of the smallest that are planned, without which nothing is proved: those in which the fewest operations race. */
    boolean isSmallest(Scenario scenario) {
        return scenario.racing() == smallest;
    }

    /** What was spent so far. */
    long cost() {
        return results().stream().mapToLong(Clean::cost).sum();
    }

    private Collection<Clean> results() {
        return explored.values();
    }

    /**
     * What it comes to: a proof for the scenarios that were explored far enough, if all of the smallest are among them, since a fault that
     * needs more than those is the exception (the small scope hypothesis: Jackson, Damon, 1996).
     */
    Finding finding(List<String> blindSpots) {
        if (explored.isEmpty() && !leftOut.isEmpty()) {
            return new Finding.NotApplicable(leftOut.values().iterator().next());
        }
        if (explored.isEmpty()) {
            return new Finding.Inconclusive(
                    planned.isEmpty() ? "there is no scenario to explore" : "out of time before the first scenario");
        }
        if (results().stream().allMatch(Clean::blind)) {
            return new Finding.Inconclusive("blind: in no scenario did Lincheck see a step that touches shared state"
                    + (blindSpots.isEmpty() ? "" : " (" + String.join(", and ", blindSpots) + ")"));
        }
        List<String> gaps = gaps(blindSpots);
        return gaps.isEmpty()
                ? new Finding.Exhausted(bound())
                : new Finding.Survived(ran() + "; not proved, as " + String.join(", and ", gaps));
    }

    private List<String> gaps(List<String> blindSpots) {
        List<String> gaps = new ArrayList<>(blindSpots);
        for (Scenario scenario : planned) {
            if (!isSmallest(scenario)) continue;
            Clean clean = of(scenario);
            if (clean != null && clean.isProof()) continue;
            gaps.add(isLeftOut(scenario) ? scenario + " was left out" : gap(scenario, clean));
            break; // one is reason enough
        }
        return gaps;
    }

    private static String gap(Scenario scenario, @Nullable Clean clean) {
        if (clean == null) return "time was up before " + scenario;
        if (clean.blind()) return "Lincheck saw no step that touches shared state in " + scenario;
        return "even of " + scenario + " only " + clean.schedules()
                + " schedules could be run, not all those with a single switch";
    }

    private String ran() {
        return explored.size() + " scenarios, "
                + results().stream().mapToLong(Clean::schedules).sum() + " schedules";
    }

    private Bound bound() {
        Map<Scenario, Clean> proved = new LinkedHashMap<>(explored);
        proved.values().removeIf(clean -> !clean.isProof());
        Set<Scenario> covered = proved.keySet();
        Collection<Clean> proofs = proved.values();
        OptionalInt leastSwitches = proofs.stream()
                .filter(r -> !r.exhausted())
                .mapToInt(Clean::completeSwitches)
                .min();
        return new Bound(
                leastSwitches.isPresent() ? Level.BOUNDED : Level.SEQUENTIAL,
                covered.size(),
                (int) proofs.stream().filter(Clean::exhausted).count(),
                planned.size() - covered.size(),
                false, // it is not known which scenarios exist beside those that are planned
                covered.stream().mapToInt(Scenario::threads).max().orElse(0),
                covered.stream()
                        .flatMap(s -> s.parallel().stream())
                        .mapToInt(List::size)
                        .max()
                        .orElse(0),
                proofs.stream().mapToLong(Clean::schedules).sum(),
                leastSwitches.isPresent() ? leastSwitches.getAsInt() : null,
                List.of(LOWERED),
                List.of(),
                covered.stream().map(Scenario::toString).toList());
    }
}
