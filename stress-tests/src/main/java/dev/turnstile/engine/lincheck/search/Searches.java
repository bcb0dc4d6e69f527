package dev.turnstile.engine.lincheck.search;

import dev.turnstile.engine.lincheck.replay.Mode;
import dev.turnstile.scenario.Scenario;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The searches of several scenarios, which take turns. A search that pauses keeps its threads. */
public final class Searches implements AutoCloseable {
    /** The whole allowance is divided by this; an estimate of the cost counts only once that part is spent. */
    private static final int UNTIL_ESTIMATE = 16;

    /**
     * A search whose estimated cost is this multiple of its allowance is hopeless. Measured: searches that ended were never estimated to
     * cost more than 0.9 of it; four of five that did not end were recognised before an eighth was spent.
     */
    private static final double HOPELESS = 1.5;

    /**
     * The same two where preemptions are bounded: there estimates are often far too high at first. Measured: all bounded rounds of the catalogue
     * that end for all scenarios still do.
     */
    private static final int UNTIL_ESTIMATE_WITHIN_BOUND = 4;

    private static final double HOPELESS_WITHIN_BOUND = 2;

    private final ScenarioCheck check;
    private final Mode mode;
    private final long before;
    private final Set<Scenario> left;
    private final Map<Scenario, ScenarioSearch> begun = new HashMap<>();

    /**
     * No search has begun.
     *
     * @param before what has been spent until then
     */
    public Searches(ScenarioCheck check, List<Scenario> scenarios, Mode mode, long before) {
        this.check = check;
        this.mode = mode;
        this.before = before;
        this.left = new LinkedHashSet<>(scenarios);
    }

    /** Chooses some of a list, at equal distances. */
    public static <T> List<T> spread(List<T> all, long most) {
        int count = (int) Math.max(1, Math.min(most, all.size()));
        return IntStream.range(0, count)
                .mapToObj(i -> all.get((int) ((long) i * all.size() / count)))
                .toList();
    }

    /** The scenarios whose searches have not been ended, in order. */
    public List<Scenario> left() {
        return List.copyOf(left);
    }

    /** The search of a scenario, begun if it was not. */
    public ScenarioSearch of(Scenario scenario) {
        return begun.computeIfAbsent(scenario, s -> check.search(s, mode));
    }

    /**
     * Whether they will not end within what they may cost, by an estimate.
     *
     * @param spent what has been spent so far
     * @param most what may have been spent then
     */
    public boolean areHopeless(long spent, long most) {
        int untilEstimate = mode.isBounded() ? UNTIL_ESTIMATE_WITHIN_BOUND : UNTIL_ESTIMATE;
        double hopeless = mode.isBounded() ? HOPELESS_WITHIN_BOUND : HOPELESS;
        long cost = spent - before;
        long allowance = most - before;
        return cost > allowance / untilEstimate && cost + estimatedCostLeft() > hopeless * allowance;
    }

    /** An estimate of what it will cost to end all searches that have begun, mostly too low. */
    private double estimatedCostLeft() {
        return begun.values().stream()
                .mapToDouble(search -> search.estimatedCost() - search.cost())
                .sum();
    }

    /** Ends the search of a scenario. */
    public void end(Scenario scenario) {
        left.remove(scenario);
        ScenarioSearch search = begun.remove(scenario);
        if (search != null) search.close();
    }

    /** Ends all searches. */
    @Override
    public void close() {
        begun.values().forEach(ScenarioSearch::close);
        begun.clear();
    }
}
