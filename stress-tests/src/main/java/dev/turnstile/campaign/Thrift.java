package dev.turnstile.campaign;

import dev.turnstile.engine.Budget;

/** What is left of a budget when nothing hangs on the outcome any more. */
final class Thrift {
    private Thrift() {}

    /** Half of all; the scenarios stay the same, for the first of them are the most telling ones. */
    static Budget applied(Budget budget) {
        return new Budget(
                budget.profile(),
                budget.scenarios(),
                half(budget.schedules()),
                half(budget.runs()),
                half(budget.slices()),
                budget.compilations(),
                budget.guard().dividedBy(2));
    }

    private static int half(int count) {
        return (count + 1) / 2;
    }
}
