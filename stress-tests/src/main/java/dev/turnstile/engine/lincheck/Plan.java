package dev.turnstile.engine.lincheck;

import dev.turnstile.engine.Budget;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.generation.SmallestScenarios;
import dev.turnstile.generation.SortedScenario;
import dev.turnstile.scenario.Scenario;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The scenarios to search, in this order:
 *
 * <ul>
 *   <li>the smallest ones, in each of which two operations race,
 *   <li>the most telling larger ones,
 *   <li>those in which three operations race,
 *   <li>those in which the state comes back to what looks the same while an operation is on its way,
 *   <li>those in which two threads go through conflicts in opposite order.
 * </ul>
 *
 * <p>A space about some operations only ({@link ScenarioSpace#threes}, {@link ScenarioSpace#sequels}) adds more of the third kind, and such in which a
 * thread goes on after a race.
 *
 * @param scenarios all but the last kind, in order
 * @param allSmallest whether the smallest among them are all that exist
 * @param crossings those of the last kind that are none of the others, after those in which a thread goes on after a race; a proof can do without them
 */
record Plan(List<Scenario> scenarios, boolean allSmallest, List<Scenario> crossings) {
    /** The number of the smallest scenarios, as a multiple of the scenarios in the budget: each costs some executions only. */
    private static final int MOST_SMALLEST = 4;

    /** The same limit, where that many scenarios bring together two conflicting operations. */
    private static final int MOST_TELLING = 6;

    /** The most scenarios in which three operations race that change something. */
    private static final int MOST_TRIPLES = 20;

    /** The most scenarios in which the state comes back to what looks the same. */
    private static final int MOST_ROUND_TRIPS = 4;

    /** The most scenarios in which three operations race, where the space is about some operations only. */
    private static final int MOST_THREES = 16;

    /** The most scenarios in which a thread goes on after a race, where the space is about some operations only. */
    private static final int MOST_SEQUELS = 16;

    /** The number of crossings, as a multiple of the scenarios in the budget: only contracts with several operations have that many. */
    private static final int MOST_CROSSINGS = 2;

    static Plan of(ScenarioSpace space, Budget budget) {
        SmallestScenarios smallest = space.smallest();
        int telling = Math.min(smallest.telling(), MOST_TELLING * budget.scenarios());
        int most = Math.max(MOST_SMALLEST * budget.scenarios(), Math.max(smallest.pairs(), telling));
        Set<Scenario> planned = new LinkedHashSet<>(smallest.first(most));
        boolean allSmallest = planned.size() == smallest.count();
        planned.addAll(space.withThirdValues());
        space.scenarios().stream()
                .limit(budget.scenarios())
                .map(SortedScenario::scenario)
                .forEach(planned::add);
        planned.addAll(smallest.triples(MOST_TRIPLES));
        planned.addAll(space.roundTrips(MOST_ROUND_TRIPS));
        planned.addAll(space.threes(MOST_THREES));
        Set<Scenario> crossings = new LinkedHashSet<>(space.sequels(MOST_SEQUELS));
        crossings.addAll(space.crossings(MOST_CROSSINGS * budget.scenarios()));
        crossings.removeAll(planned);
        return new Plan(List.copyOf(planned), allSmallest, List.copyOf(crossings));
    }

    /** Returns how many different numbers or strings a parameter takes at most, as a clause; {@code null} where none takes such. */
    @Nullable
    String mostValues() {
        Map<List<Object>, Set<Object>> values = new HashMap<>();
        scenarios.stream().flatMap(Scenario::actors).forEach(actor -> {
            for (int i = 0; i < actor.arguments().size(); i++) {
                Object value = actor.arguments().get(i);
                if (value instanceof Number || value instanceof String)
                    values.computeIfAbsent(List.of(actor.operation(), i), p -> new HashSet<>())
                            .add(value);
            }
        });
        int most = values.values().stream().mapToInt(Set::size).max().orElse(0);
        return most == 0
                ? null
                : "no parameter took more than " + most
                        + " different numbers or strings; a fault that needs more of them was not reached";
    }
}
