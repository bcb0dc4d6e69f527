package dev.turnstile.campaign.mutants;

import dev.turnstile.engine.Budget;

/** How much is run for a mutant. */
final class MutantBudget {
    private MutantBudget() {}

    /**
     * Returns the budget of a broken subject for less time: the fault is small, and known, so nothing is made smaller once it shows.
     */
    static Budget of(Budget budget) {
        return new Budget(
                budget.profile(),
                budget.scenarios(),
                budget.schedules(),
                budget.runs(),
                0,
                1,
                1,
                0,
                budget.guard().dividedBy(2));
    }
}
