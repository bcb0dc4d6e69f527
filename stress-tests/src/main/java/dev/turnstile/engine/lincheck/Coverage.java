package dev.turnstile.engine.lincheck;

import dev.turnstile.engine.lincheck.search.Explored.Clean;
import dev.turnstile.evidence.Bound;
import dev.turnstile.evidence.Counted;
import dev.turnstile.evidence.Finding;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.spec.Level;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sums up what was covered without a violation, and how much that proves. */
final class Coverage {
    /**
     * The sizes of the scenarios that a proof without a bound on preemptions needs. Chosen: these can be exhausted, and most known bugs show
     * with two threads and few operations (Lu et al., "Learning from mistakes", ASPLOS 2008: 96% with two threads, 92% with at most four
     * accesses in order).
     */
    private static final int CORE_THREADS = 2;

    private static final int CORE_ACTORS = 2;

    /** At most this many reasons are told for scenarios that were left out; more would not be read. */
    private static final int MOST_REASONS = 4;

    private final List<Operation> operations;
    private final List<Scenario> planned;
    private final List<Scenario> crossings;
    private final boolean allSmallest;
    private final List<String> alwaysLowered;
    private long drawn;
    private final int smallest;
    private final Map<Scenario, Clean> explored = new LinkedHashMap<>();
    private @Nullable String cycle;
    private final Map<Scenario, String> leftOut = new LinkedHashMap<>();

    /**
     * Nothing is covered yet.
     *
     * @param operations the contract's
     * @param plan the scenarios that should be explored
     * @param alwaysLowered reasons why no proof can hold under the Java memory model, as clauses
     */
    Coverage(List<Operation> operations, Plan plan, List<String> alwaysLowered) {
        this.operations = List.copyOf(operations);
        this.planned = Stream.concat(plan.scenarios().stream(), plan.crossings().stream())
                .toList();
        this.crossings = plan.crossings();
        this.allSmallest = plan.allSmallest();
        this.alwaysLowered = List.copyOf(alwaysLowered);
        this.smallest = planned.stream().mapToInt(Scenario::racing).min().orElse(0);
    }

    /** Adds a scenario in which no violation was found. Of two explorations of one scenario the one that tells more counts. */
    void add(Scenario scenario, Clean result) {
        explored.merge(scenario, result, Coverage::better);
    }

    private static Clean better(Clean one, Clean other) {
        if (one.exhausted() != other.exhausted()) return one.exhausted() ? one : other;
        if (one.preemptions() != other.preemptions()) return one.preemptions() > other.preemptions() ? one : other;
        return one.schedules() > other.schedules() ? one : other;
    }

    /** Notes that Lincheck cannot judge a scenario, and why. */
    void leaveOut(Scenario scenario, String reason) {
        leftOut.putIfAbsent(scenario, reason);
    }

    /** Notes classes whose initializers need each other. */
    void initializeEachOther(List<String> classes) {
        cycle = String.join(" and ", classes);
    }

    /** Whether that was noted. */
    boolean isLeftOut(Scenario scenario) {
        return leftOut.containsKey(scenario);
    }

    /** Returns the omissions, as a sentence's beginning; {@code null} if there are none. */
    @Nullable
    String omission() {
        if (leftOut.isEmpty()) return null;
        Map.Entry<Scenario, String> first = leftOut.entrySet().iterator().next();
        String reasons =
                leftOut.values().stream().distinct().limit(MOST_REASONS).collect(Collectors.joining("; "));
        return "not applied to " + leftOut.size() + " of " + Counted.of(planned.size(), "scenario") + ", such as "
                + first.getKey() + ": " + reasons;
    }

    /** Returns the result of a scenario. */
    @Nullable
    Clean of(Scenario scenario) {
        return explored.get(scenario);
    }

    /** Notes schedules that were drawn. They count for no proof, but where nothing else could be run they are what was seen. */
    void draw(Clean clean) {
        if (!clean.blind() && clean.gap() == null) drawn += clean.schedules();
    }

    /** Whether it is one of the smallest that are planned, without which nothing is proved: those in which the fewest operations race. */
    boolean isSmallest(Scenario scenario) {
        return scenario.racing() == smallest;
    }

    /**
     * Whether it is one without which a proof holds up to a bound on preemptions only: one of the smallest, or one of two threads with at
     * most two operations each. Most faults need no more (Lu, Park, Seo, Zhou: Learning from Mistakes, ASPLOS 2008).
     */
    boolean isCore(Scenario scenario) {
        return isSmallest(scenario)
                || !crossings.contains(scenario)
                        && scenario.threads() <= CORE_THREADS
                        && scenario.parallel().stream().allMatch(thread -> thread.size() <= CORE_ACTORS);
    }

    private boolean isExhausted(Scenario scenario) {
        Clean clean = of(scenario);
        return clean != null && clean.isProof() && clean.exhausted();
    }

    private Collection<Clean> results() {
        return explored.values();
    }

    /**
     * Returns the finding: a proof for the scenarios that were explored far enough, if all of the smallest are among them. A fault that
     * needs larger ones is the exception (the small scope hypothesis: Jackson, Damon, 1996).
     */
    Finding finding() {
        if (explored.isEmpty() && !leftOut.isEmpty()) {
            return new Finding.NotApplicable(leftOut.values().iterator().next());
        }
        if (explored.isEmpty()) {
            return new Finding.Inconclusive(
                    planned.isEmpty() ? "there is no scenario to explore" : "out of time before the first scenario");
        }
        if (results().stream().allMatch(Clean::blind)) {
            if (drawn > 0) {
                return new Finding.Survived(Counted.of(drawn, "schedule that was drawn", "schedules that were drawn")
                        + "; not proved, as " + gap());
            }
            return new Finding.Inconclusive(
                    "blind: in no scenario did Lincheck see a step that touches shared state" + whereGivenUp());
        }
        String gap = gap();
        return gap == null ? new Finding.Exhausted(bound()) : new Finding.Survived(ran() + "; not proved, as " + gap);
    }

    private String whereGivenUp() {
        return results().stream()
                .map(Clean::gap)
                .filter(Objects::nonNull)
                .findFirst()
                .map(gap -> ", and " + gap)
                .orElse("");
    }

    private @Nullable String gap() {
        if (cycle != null)
            return "the initializers of " + cycle
                    + " need each other, and two threads that begin at different ones may deadlock; classes are initialized once only";
        for (Scenario scenario : planned) {
            if (!isSmallest(scenario)) continue;
            Clean clean = of(scenario);
            if (clean != null && clean.isProof()) continue;
            return isLeftOut(scenario) ? scenario + " was left out" : gap(scenario, clean); // one is reason enough
        }
        Set<Operation> run = explored.keySet().stream()
                .flatMap(Scenario::actors)
                .map(Actor::operation)
                .collect(Collectors.toSet());
        for (Operation operation : operations) if (!run.contains(operation)) return operation + " ran in no scenario";
        return null;
    }

    private static String gap(Scenario scenario, @Nullable Clean clean) {
        if (clean == null) return "time was up before " + scenario;
        if (clean.blind()) return "Lincheck saw no step that touches shared state in " + scenario;
        if (clean.gap() != null) return "in " + scenario + " " + clean.gap();
        return "even of " + scenario + " only " + Counted.of(clean.schedules(), "schedule")
                + " could be run, not all those with a single preemption";
    }

    private String ran() {
        return Counted.of(explored.size(), "scenario") + ", "
                + Counted.of(results().stream().mapToLong(Clean::schedules).sum(), "schedule");
    }

    /** The bound on preemptions that was reached in each planned scenario except some; {@code null} if in one of them none was. */
    private @Nullable Integer preemptionsBeyond(Set<Scenario> covered) {
        OptionalInt least = planned.stream()
                .filter(scenario -> !covered.contains(scenario))
                .mapToInt(scenario -> {
                    Clean clean = of(scenario);
                    return clean == null || !clean.isProof() ? 0 : clean.preemptions();
                })
                .min();
        return least.isPresent() && least.getAsInt() > 0 ? least.getAsInt() : null;
    }

    /** The scenarios that were explored as far as all of the core was, or further. Others would only make the claim a weaker one. */
    private Map<Scenario, Clean> proved() {
        Map<Scenario, Clean> proved = new LinkedHashMap<>(explored);
        proved.values().removeIf(clean -> !clean.isProof());
        boolean coreExhausted = planned.stream().filter(this::isCore).allMatch(this::isExhausted);
        int bound = proved.entrySet().stream()
                .filter(e -> isCore(e.getKey()) && !e.getValue().exhausted())
                .mapToInt(e -> e.getValue().preemptions())
                .min()
                .orElse(0);
        proved.values().removeIf(clean -> !clean.exhausted() && (coreExhausted || clean.preemptions() < bound));
        return proved;
    }

    private static List<Bound.Size> sizes(Set<Scenario> scenarios) {
        Map<Integer, Integer> most = new TreeMap<>();
        for (Scenario scenario : scenarios) {
            for (List<Actor> thread : scenario.parallel()) most.merge(scenario.threads(), thread.size(), Math::max);
        }
        return most.entrySet().stream()
                .map(e -> new Bound.Size(e.getKey(), e.getValue()))
                .toList();
    }

    private Bound bound() {
        Map<Scenario, Clean> proved = proved();
        Collection<Clean> proofs = proved.values();
        OptionalInt preemptions = proofs.stream()
                .filter(r -> !r.exhausted())
                .mapToInt(Clean::preemptions)
                .min();
        List<String> lowered = Stream.concat(
                        alwaysLowered.stream(), proofs.stream().flatMap(c -> c.lowered().stream()))
                .distinct()
                .sorted()
                .toList();
        Level level =
                preemptions.isPresent() ? Level.BOUNDED : lowered.isEmpty() ? Level.MEMORY_MODEL : Level.SEQUENTIAL;
        return new Bound(
                level,
                proved.size(),
                (int) proofs.stream().filter(Clean::exhausted).count(),
                planned.size() - proved.size(),
                preemptionsBeyond(proved.keySet()),
                allSmallest && planned.stream().filter(this::isSmallest).allMatch(proved::containsKey),
                sizes(proved.keySet()),
                proofs.stream().mapToLong(Clean::schedules).sum(),
                preemptions.isPresent() ? preemptions.getAsInt() : null,
                lowered,
                proofs.stream()
                        .flatMap(c -> c.modelled().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                proved.keySet().stream().map(Scenario::toString).toList());
    }
}
