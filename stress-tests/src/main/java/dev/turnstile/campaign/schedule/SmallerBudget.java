package dev.turnstile.campaign.schedule;

import dev.turnstile.engine.Budget;

/** Smaller budgets for searches whose outcome matters less. */
public final class SmallerBudget {
    private SmallerBudget() {}

    /**
     * Returns a budget with half the runs and a quarter of the time, for a search that has nothing left to decide. The scenarios stay,
     * since an exposing one may be the last.
     */
    static Budget onceExposed(Budget budget) {
        return exposed(budget, 0);
    }

    /** Returns the same where the fault was not known. Its counterexample should be small, whichever engine shows it. */
    static Budget onceRefuted(Budget budget) {
        return exposed(budget, budget.reductions());
    }

    private static Budget exposed(Budget budget, int reductions) {
        return new Budget(
                budget.profile(),
                budget.scenarios(),
                half(budget.schedules()),
                half(budget.runs()),
                0,
                half(budget.slices()),
                budget.compilations(),
                reductions,
                budget.guard().dividedBy(4));
    }

    /**
     * Returns a budget with half the runs, where every schedule of a bound has been run: chance may still find rare faults beyond it.
     * jcstress does not run less, since no schedule shows what compilers and processors do.
     */
    static Budget onceProved(Budget budget) {
        return new Budget(
                budget.profile(),
                budget.scenarios(),
                budget.schedules(),
                half(budget.runs()),
                0,
                budget.slices(),
                budget.compilations(),
                budget.reductions(),
                budget.guard());
    }

    /** Returns a budget for a mutant. Its fault is small and known, so nothing is made smaller once it shows. */
    public static Budget ofMutant(Budget budget) {
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

    private static int half(int count) {
        return (count + 1) / 2;
    }
}
