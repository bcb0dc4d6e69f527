package dev.turnstile.engine.lincheck;

import dev.turnstile.engine.Budget;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.generation.SmallestScenarios;
import dev.turnstile.generation.SortedScenario;
import dev.turnstile.scenario.Scenario;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which scenarios to search: the smallest, in each of which two operations race, then the most telling larger ones, and such in which three
 * operations race.
 *
 * @param allSmallest whether the smallest among them are all that exist
 */
record Plan(List<Scenario> scenarios, boolean allSmallest) {
    /** The number of the smallest scenarios, as a multiple of the scenarios in the budget: each costs some executions only. */
    private static final int MOST_SMALLEST = 4;

    /** The most scenarios in which three operations race that change something. */
    private static final int MOST_TRIPLES = 20;

    static Plan of(ScenarioSpace space, Budget budget) {
        SmallestScenarios smallest = space.smallest();
        Set<Scenario> planned =
                new LinkedHashSet<>(smallest.first(Math.max(MOST_SMALLEST * budget.scenarios(), smallest.pairs())));
        boolean allSmallest = planned.size() == smallest.count();
        space.scenarios().stream()
                .limit(budget.scenarios())
                .map(SortedScenario::scenario)
                .forEach(planned::add);
        planned.addAll(smallest.triples(MOST_TRIPLES));
        return new Plan(List.copyOf(planned), allSmallest);
    }
}
