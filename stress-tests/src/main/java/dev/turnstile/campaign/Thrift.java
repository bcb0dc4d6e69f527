package dev.turnstile.campaign;

import dev.turnstile.engine.Budget;

/** What is left of a budget when nothing hangs on the outcome any more. */
final class Thrift {
    private Thrift() {}

    /**
     * Half of what is run, and a quarter of the time, for a search that has nothing left to decide; the scenarios stay, since an
     * exposing one may be the last.
     */
    static Budget applied(Budget budget) {
        return new Budget(
                budget.profile(),
                budget.scenarios(),
                half(budget.schedules()),
                half(budget.runs()),
                half(budget.slices()),
                budget.compilations(),
                budget.guard().dividedBy(4));
    }

    private static int half(int count) {
        return (count + 1) / 2;
    }
}
