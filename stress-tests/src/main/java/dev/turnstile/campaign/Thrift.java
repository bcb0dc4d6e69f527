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
        return new Budget(
                budget.profile(),
                budget.scenarios(),
                half(budget.schedules()),
                half(budget.runs()),
                half(budget.slices()),
                budget.compilations(),
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
                budget.slices(),
                budget.compilations(),
                budget.guard());
    }

    private static int half(int count) {
        return (count + 1) / 2;
    }
}
