package dev.turnstile.campaign;

import dev.turnstile.engine.Budget;

/** What is left of a budget when less hangs on the outcome. */
final class Thrift {
    private Thrift() {}

    /**
     * Half of what is run, and a quarter of the time, for a search that has nothing left to decide; the scenarios stay, since an
     * exposing one may be the last.
     */
    static Budget onceExposed(Budget budget) {
        return exposed(budget, 0);
    }

    /** The same where nobody knew of the fault: what is shown of it should be small, whichever engine shows it. */
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
     * Half of the runs, where every schedule of a bound has been run: what chance may still find are the rare faults beyond it. Not less of
     * jcstress: what compilers and processors do is in no schedule.
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

    private static int half(int count) {
        return (count + 1) / 2;
    }
}
